def answer_text(a): return str([r.paper.id for r in a.recommendations])
