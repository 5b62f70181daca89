"""Where a publisher is at home, and which namesake its articles mean for it."""

from __future__ import annotations

from geo.gazetteer import load_gazetteer
from geo.model import Place
from geo.placing import place_readings
from geo.placing.homes import Home, name_home
from timeline.languages import load_language
from timeline.model import Reading, SourceDocument
from timeline.reading import read_document

LOCAL = (
    "The board met in Blossom. Drivers from Reno and Roxton came, too.",
    "A barn burned down near Deport; crews from Blossom and Clarksville, Texas, helped.",
    "Roxton and Honey Grove will share a coach next year.",
    "The road between Detroit, Texas, and Blossom is closed for repairs.",
    "Powderly will vote on a new well, and so will Roxton, Texas.",
)
BARE = "Firemen in Paris saved two horses on Friday."


def read(number: int, text: str, publisher: str | None) -> Reading:
    document = SourceDocument(f"d{number}", text, f"d{number}.txt", publisher=publisher, language="en")
    return read_document(document, load_gazetteer().names, load_language("en"))


def place_of(texts: tuple[str, ...], publisher: str | None, homes: dict[str, Home] | None = None) -> Place:
    """Where the first name of the last text lies."""
    readings = [read(number, text, publisher) for number, text in enumerate(texts)]
    placed = place_readings(readings, load_gazetteer(), homes=homes)
    place = placed[readings[-1].document.id][0].place
    assert place is not None
    return place


def home(name: str) -> Home:
    found = name_home(load_gazetteer(), name)
    assert found is not None
    return found


def test_a_bare_name_is_the_one_everybody_knows() -> None:
    assert place_of((BARE,), None).country == "FRA"


def test_the_home_of_a_publisher_is_learnt_from_its_articles() -> None:
    assert place_of((*LOCAL, BARE), "The Lamar Gazette").country == "USA"


def test_articles_without_a_publisher_teach_nothing() -> None:
    assert place_of((*LOCAL, BARE), None).country == "FRA"


def test_four_articles_are_too_few_to_learn_from() -> None:
    assert place_of((*LOCAL[:3], BARE), "The Lamar Gazette").country == "FRA"


def test_the_editor_says_where_all_are_at_home() -> None:
    assert place_of((BARE,), None, {"": home("Paris, Texas")}).country == "USA"


def test_the_editor_says_where_one_publisher_is_at_home() -> None:
    homes = {"The Paris News": home("Texas")}
    assert place_of((BARE,), "The Paris News", homes).country == "USA"
    assert place_of((BARE,), "Le Courrier", homes).country == "FRA"


def test_a_container_in_the_text_outweighs_the_home() -> None:
    text = "Firemen in Paris, France, saved two horses on Friday."
    assert place_of((text,), None, {"": home("Paris, Texas")}).country == "FRA"


def test_a_country_is_a_home_too() -> None:
    text = "Police in Newcastle stopped the lorry."
    assert place_of((text,), None, {"": home("United Kingdom")}).country == "GBR"
    assert place_of((text,), None, {"": home("Australia")}).country == "AUS"


def test_what_is_no_place_of_a_country_is_no_home() -> None:
    assert name_home(load_gazetteer(), "Qwertyville") is None
    assert name_home(load_gazetteer(), "Atlantic Ocean") is None
