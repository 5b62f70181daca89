"""A question and its answers in the language of the page, as far as the program put them into words."""

from __future__ import annotations

from dataclasses import replace

from geo.model import Question, StanceChoice
from geo.stances.kinds import KINDS
from output.wording import Wording, say


def put_question(question: Question, wording: Wording) -> Question:
    """The question with a title and labels in this language; what an editor wrote stays as it is written."""
    built_in = {choice.id: choice.label for choice in KINDS[question.kind]}
    choices = tuple(
        put_choice(choice, wording) if choice.label == built_in.get(choice.id) else choice
        for choice in question.choices
    )
    return replace(question, title=put_title(question, wording), choices=choices)


def put_title(question: Question, wording: Wording) -> str:
    """ "Who signed the Paris declaration?"; a question that the text did not give keeps its title."""
    if not question.name:
        return question.title
    key = f"question.{question.kind}{'-in' if question.body else ''}"
    return say(wording, key, name=question.name, body=question.body)


def put_choice(choice: StanceChoice, wording: Wording) -> StanceChoice:
    """A well-known answer with its label."""
    return replace(choice, label=say(wording, f"stance.{choice.id}"))
