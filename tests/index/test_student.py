import numpy as np
import pytest

from index.encoder import BilingualEncoder
from index.errors import ModelError
from index.student import Student, tokens
from index.training import Pair, score, train_student

ENGLISH = ["object detection", "speech recognition", "machine translation", "image captioning"]
CHINESE = ["目标检测", "语音识别", "机器翻译", "图像描述"]
PAIRS = [Pair(zh, en) for zh, en in zip(CHINESE, ENGLISH, strict=True)] * 4


def teacher(texts: list[str]) -> np.ndarray:
    """One dimension for each English text: a model one can compute by hand."""
    return np.eye(len(ENGLISH), dtype=np.float32)[[ENGLISH.index(text) for text in texts]]


def test_tokens_are_characters_pairs_and_latin_words() -> None:
    assert tokens("GANs 剪枝") == ["gan", "剪", "枝", "剪枝"]


def test_the_student_learns_where_the_teacher_puts_the_english_side() -> None:
    student = train_student(PAIRS, teacher, epochs=30)
    assert score(student, PAIRS[:4], teacher).first == 1.0


def test_training_is_deterministic() -> None:
    one, two = (train_student(PAIRS, teacher, epochs=3) for _ in range(2))
    assert one.vocabulary == two.vocabulary
    assert np.array_equal(one.weights, two.weights)


def test_what_is_mostly_unknown_is_near_to_nothing() -> None:
    student = Student(["目", "标", "目标"], np.eye(3, dtype=np.float16))
    known, partly, unknown = student.encode(["目标", "目疫苗接种", "疫苗"])
    assert np.linalg.norm(known) == pytest.approx(1, abs=1e-3)
    assert 0 < np.linalg.norm(partly) < 0.5
    assert not unknown.any()


def test_saved_weights_are_read_back(tmp_path) -> None:
    student = train_student(PAIRS, teacher, epochs=2)
    student.save(tmp_path)
    assert np.array_equal(Student.load(tmp_path).encode(CHINESE), student.encode(CHINESE))


@pytest.mark.parametrize("content", [b"", b"not numpy"])
def test_damaged_weights_are_one_sentence(tmp_path, content: bytes) -> None:
    (tmp_path / "student.npy").write_bytes(content)
    (tmp_path / "student.txt").write_text("a\n")
    with pytest.raises(ModelError, match="mustread train"):
        Student.load(tmp_path)


def test_each_language_goes_to_its_own_encoder() -> None:
    class English:
        def encode(self, texts: list[str]) -> np.ndarray:
            return np.tile(np.array([[0, 0, 1]], np.float32), (len(texts), 1))

    student = Student(["剪", "枝", "剪枝"], np.eye(3, dtype=np.float16))
    english, chinese = BilingualEncoder(English(), student).encode(["pruning", "剪"])
    assert english.tolist() == [0, 0, 1]
    assert chinese.tolist() == [1, 0, 0]
