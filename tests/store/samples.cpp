#include "samples.hpp"

namespace counterclaim::test {
namespace {

Article full_article(const Document& document) {
    Article article;
    article.id = "post-7";
    article.document = document.id;
    article.text = document.bytes;
    article.offset_bytes = 12;
    article.title = "Fighting near Hadrut";
    article.outlet = "Harbour Daily";
    article.byline = "A. Writer";
    article.agency = "NPA";
    article.url = "https://example.org/hadrut";
    article.language = "en";
    article.published = {day(2020, 10, 12), Instant(day(2020, 10, 12)) + std::chrono::hours(8),
                         DateBasis::stated, "dateline"};
    article.dateline_place = "Goris";
    const auto end = static_cast<std::uint32_t>(article.text.size());
    article.blocks = {{{0, 20}, BlockKind::title, "", {3, 23}},
                      {{21, end}, BlockKind::paragraph, "fr", {24, 90}}};
    article.notes = {{"article.furniture", {0, 4}, "a menu was left out"},
                     {"article.other", {}, "a second note"}};
    return article;
}

Claim denial(const std::string& text) {
    Claim claim;
    claim.evidence = find(text, "Yerevan denied that Hadrut had fallen on 9 October.");
    claim.trigger = find(text, "fallen");
    claim.type = ClaimType::capture;
    claim.subtype = "taken-back";
    claim.polarity = Polarity::denied;
    claim.modality = Modality::possible;
    claim.claimant = {
        "Yerevan", find(text, "Yerevan"), {"Armenia"}, Role::belligerent, {"NPA", "TASS"}};
    claim.actor = Participant{"the army", {1, 4}, {"Azerbaijan", "Turkey"}, true};
    claim.target = Participant{"defenders", {2, 9}, {"Nagorno-Karabakh"}, false};
    claim.places = {{"Hadrut", find(text, "Hadrut had"), hadrut(), "south of"},
                    {"the heights", {5, 9}, {}, ""}};
    claim.time = {{day(2020, 10, 9), day(2020, 10, 10)},
                  TimeBasis::explicit_,
                  std::chrono::minutes(750),
                  {7, 9}};
    ClaimQuantity dead;
    dead.kind = QuantityKind::killed;
    dead.person_class = PersonClass::civilian;
    dead.party = {"Armenia", "Nagorno-Karabakh"};
    dead.low = 14;
    dead.high = 20;
    dead.approximate = true;
    dead.scope = QuantityScope::cumulative;
    dead.since = day(2020, 9, 27);
    dead.span = {3, 8};
    ClaimQuantity tanks;
    tanks.kind = QuantityKind::destroyed;
    tanks.item = "tank";
    tanks.low = 3;
    claim.quantities = {dead, tanks};
    claim.said = day(2020, 10, 11);
    claim.confidence = 0.8125;
    claim.rule = "capture.passive";
    claim.reasons = {{"trigger", find(text, "fallen"), "lexicon en fall/VERB"},
                     {"polarity", {}, "denied"}};
    claim.notes = {{"claim.chained", {1, 2}, "a note of the claim"}};
    return claim;
}

void add_mentions(Reading& reading) {
    TimeMention time;
    time.span = {5, 9};
    time.type = TimexType::set;
    time.value = "2020-10-09";
    time.interval = {day(2020, 10, 9), {}};
    time.time_of_day = std::chrono::minutes(61);
    time.precision = TimePrecision::century;
    time.rule = "day-month";
    time.basis = "year of publication";
    time.anaphoric = true;
    reading.times = {time, {}};
    PlaceMention place;
    place.span = {1, 7};
    place.text = "Hadrut";
    place.use = PlaceUse::part;
    place.resolved = true;
    place.modifier = "near";
    place.candidates = {{hadrut(), 0.9, "exact"}, {fizuli(), 0.05, "near"}};
    reading.places = {place};
    ActorMention actor;
    actor.span = {10, 17};
    actor.text = "Yerevan";
    actor.actor = "am-government";
    actor.kind = ActorKind::government;
    actor.party = {"Armenia"};
    actor.joint = true;
    actor.role = Role::observer;
    actor.civilian = true;
    actor.score = 0.75;
    actor.reason = "capital";
    actor.candidates = {{"am-government", {"Armenia"}, 0.75, "capital"},
                        {"yerevan-city", {}, 0.25, "city"}};
    reading.actors = {actor};
    QuantityMention quantity;
    quantity.span = {1, 9};
    quantity.number = {1, 3};
    quantity.counted = {4, 9};
    quantity.low = 41;
    quantity.kind = QuantityKind::wounded;
    quantity.person_class = PersonClass::mixed;
    quantity.scope = QuantityScope::day;
    quantity.since = day(2020, 10, 1);
    quantity.item = "house";
    quantity.party = {"Armenia"};
    quantity.rule = "at-least";
    quantity.approximate = true;
    reading.quantities = {quantity};
}

}  // namespace

Sample full_sample() {
    Sample sample;
    auto& document = sample.document;
    document.id = "record-7";
    document.address = "folder/record.json";
    document.media_type = "text/plain";
    document.charset = "utf-8";
    document.bytes =
        "Fighting near Hadrut\nYerevan denied that Hadrut had fallen on 9 October. Shells fell.";
    document.sha256 = std::string(64, 'a');
    document.stated = {"A title", "Harbour Daily", "en", "2020-10-12",
                       "https://example.org/hadrut"};
    Reading reading;
    reading.article = full_article(document);
    Sentence sentence;
    sentence.span = {21, 72};
    sentence.block = 1;
    sentence.parsed = true;
    sentence.margin = 0.5F;
    reading.sentences = {sentence, {}};
    add_mentions(reading);
    Claim shelling;
    shelling.evidence = shelling.trigger = find(document.bytes, "Shells fell");
    shelling.type = ClaimType::shelling;
    shelling.confidence = 0.1;
    reading.claims = {denial(document.bytes), shelling};
    reading.notes = {{"when.unanchored", {8, 9}, "no year"}};
    sample.readings = {reading};
    return sample;
}

Sample sample_of(const Said& said) {
    Sample sample;
    sample.document.id = sample.document.address = said.id;
    sample.document.bytes = said.sentence + " (" + said.id + ")";
    Reading reading;
    reading.article.id = reading.article.document = said.id;
    reading.article.text = sample.document.bytes;
    reading.article.language = said.language;
    reading.article.published.day = said.said;
    Claim claim;
    claim.article = said.id;
    claim.evidence = {0, static_cast<std::uint32_t>(said.sentence.size())};
    claim.trigger = {0, 1};
    claim.type = said.type;
    claim.claimant = {said.claimant, {}, {said.claimant}, Role::belligerent, {}};
    if (said.place) { claim.places = {{said.place->name, {}, said.place, ""}}; }
    claim.time.interval = said.happened;
    claim.confidence = 0.5;
    reading.claims = {claim};
    sample.readings = {reading};
    return sample;
}

}  // namespace counterclaim::test
