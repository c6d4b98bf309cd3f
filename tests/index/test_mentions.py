"""Which terms people use for everything."""

from index.mentions import everyday
from index.passages import Passage
from index.phrases import Phrases, phrase_rows

TERMS = Phrases(
    phrase_rows([("phone", "mobile phone"), ("手机", "mobile phone"), ("DRAW", "DRAW")])
)


def count(*texts: Passage) -> dict[str, int]:
    return everyday(texts, {("howard2017mobilenets", "mobile phone")}, TERMS, {"draw"})


def test_a_term_counts_where_people_speak_of_something_else() -> None:
    said = Passage("style transfer", "topic", "en", "paint a photo on my phone")
    again = Passage("style transfer", "topic", "zh", "在手机上把照片变成画")
    paper = Passage("he2016deep", "description", "en", "too slow for a phone")
    assert count(said, again, paper) == {"mobile phone": 2}


def test_what_is_about_a_term_and_other_texts_do_not_count() -> None:
    own = Passage("howard2017mobilenets", "description", "en", "a network for the phone")
    term = Passage("mobile phone", "topic", "en", "phone")
    title = Passage("he2016deep", "title", "en", "A phone")
    small = Passage("captioning", "topic", "en", "draw what is said")
    assert count(own, term, title, small) == {}
