// One incident, place or claim in full, and the words of the reports that it rests on.

import type { Bound, Incident, Payload, Place, Toll } from "./data";
import { at } from "./data";
import { ageText, dayOf, longDay, shortDay, whenText } from "./dates";
import { el, svg, type Child } from "./dom";
import { evidence } from "./evidence";
import { changeText, parties, row, standingText } from "./parts";
import { colourOf, edgeColour, swatch } from "./patterns";
import { ageOn, standingOn, type Picture, type Standing } from "./picture";
import type { Store } from "./state";
import { symbol } from "./symbols";
import { currentTheme } from "./theme";
import { domain } from "./timeline";
import { counted, groupOf, sideName, tollNoun, whereText } from "./words";

export function detail(picture: Picture, store: Store): Child[] {
  const { item } = store.state;
  if (item === null) {
    return [];
  }
  const parts = { incident: incidentDetail, place: placeDetail, claim: claimDetail }[item.kind];
  return [
    el(
      "button",
      { type: "button", class: "back", click: () => store.set({ item: null }) },
      "‹ Back to the list",
    ),
    parts(picture, item.position, store),
  ];
}

const heading = (...children: Child[]): HTMLElement => el("h2", { tabindex: -1 }, children);

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** The name of a country that goes by its ISO code. */
function countryName(country: string | undefined): string | undefined {
  return country !== undefined && /^[A-Z]{2}$/.test(country) ? COUNTRIES.of(country) : country;
}

/** Where a place is, and how far it reaches: "Aleppo, Syria · within about 0.7 km". */
function setting(place: Place): string {
  const within = [...new Set([...(place.within ?? []), place.admin1, countryName(place.country)])].filter(
    (name) => name !== undefined && name !== place.name,
  );
  const reach =
    place.radius < 1 ? `${Math.round(place.radius * 1000)} m` : `${Number(place.radius.toPrecision(2))} km`;
  return `${[place.kind, ...within].join(", ")} · reaches about ${reach} around its point`;
}

function incidentDetail({ payload }: Picture, position: number, store: Store): Child[] {
  const incident = at(payload.incidents, position);
  const place = incident.where?.place;
  const claims = allClaims(incident);
  const also = claims.flatMap((claim) => {
    const { kind, fact } = at(payload.claims, claim);
    return kind === "event" ? (fact.also ?? []) : [];
  });
  const alsoNames = [...new Set(also.map((where) => whereText(payload, where)))];
  return [
    el("p", { class: "kicker" }, symbol(groupOf(incident.type)), whenText(incident.when)),
    heading(incident.type),
    el(
      "p",
      { class: "where", dir: "auto" },
      place === undefined
        ? [whereText(payload, incident.where), el("span", { class: "flag" }, "not on the map")]
        : el(
            "button",
            {
              type: "button",
              class: "link",
              click: () => store.set({ item: { kind: "place", position: place } }),
            },
            whereText(payload, incident.where),
          ),
      alsoNames.length > 0 && ` and ${alsoNames.join(", ")}`,
    ),
    place !== undefined && el("p", { class: "setting" }, setting(at(payload.places, place))),
    parties(payload, incident),
    tollTable(payload, incident.tolls ?? []),
    el("h3", {}, claims.length === 0 ? "No report" : reportsTitle(payload, claims)),
    evidence(payload, claims),
  ];
}

/** The claims of an incident and of its tolls, each once, in the order of reports. */
function allClaims({ claims, tolls }: Incident): number[] {
  const bounds = (tolls ?? []).flatMap(({ low, best, high }) => [low, best, high]);
  const own = [
    ...(claims ?? []),
    ...(tolls ?? []).flatMap((toll) => toll.claims ?? []),
    ...bounds.flatMap((bound) => bound?.claim ?? []),
  ];
  return [...new Set(own)].sort((a, b) => a - b);
}

function reportsTitle(payload: Payload, claims: readonly number[]): string {
  const reports = new Set(claims.map((claim) => at(payload.claims, claim).report)).size;
  return `What ${counted(reports, "report says", "reports say")}`;
}

/** Who was hurt: low, best and high, each leading to the claim that it comes from. */
function tollTable(payload: Payload, tolls: readonly Toll[]): HTMLElement | null {
  if (tolls.length === 0) {
    return null;
  }
  const figure = (bound: Bound | undefined): Child =>
    bound !== undefined &&
    el(
      "button",
      { type: "button", class: "link", title: "Show the claim", click: () => showClaim(bound.claim) },
      bound.count.toLocaleString("en-GB"),
    );
  return el(
    "table",
    { class: "toll-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, "Who was hurt"),
        ["low", "best", "high"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      tolls.map((toll) =>
        el(
          "tr",
          {},
          el(
            "th",
            { scope: "row" },
            tollNoun(toll),
            toll.part === true && el("small", {}, " counted above"),
            toll.side !== undefined && el("small", {}, ` ${sideName(payload, toll.side)}`),
          ),
          toll.best === undefined && toll.low === undefined && toll.high === undefined
            ? el("td", { colspan: 3 }, (toll.words ?? []).join(", "))
            : [toll.low, toll.best, toll.high].map((bound) => el("td", {}, figure(bound))),
        ),
      ),
    ),
  );
}

function showClaim(claim: number): void {
  const note = document.getElementById(`claim-${claim}`);
  note?.scrollIntoView({ block: "center" });
  note?.classList.add("found");
  window.setTimeout(() => note?.classList.remove("found"), 1600);
}

function placeDetail(picture: Picture, position: number, store: Store): Child[] {
  const { payload, byPlace, changes } = picture;
  const { day } = store.state;
  const place = at(payload.places, position);
  const standings = byPlace.get(position) ?? [];
  const standing = standingOn(standings, day);
  const own = changes.filter(({ after }) => after.place === position).reverse();
  return [
    el("p", { class: "kicker" }, longDay(day)),
    heading(el("span", { dir: "auto" }, place.name)),
    el("p", { class: "setting" }, setting(place)),
    standing === null
      ? el("p", { class: "empty" }, "No report up to this day says who holds it.")
      : standingLine(payload, standing, day),
    standings.length > 0 && course(picture, standings, day),
    incidentsHere(picture, position, store),
    sources(payload, "Reports that say so", standing?.for),
    sources(payload, "Reports against it", standing?.against),
    own.length > 0 && el("h3", {}, "How it changed"),
    el(
      "ol",
      { class: "changes" },
      own.map((change) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "link", click: () => store.set({ day: change.day }) },
            shortDay(change.day),
          ),
          ` ${changeText(payload, change)}`,
        ),
      ),
    ),
  ];
}

function standingLine(payload: Payload, standing: Standing, day: number): HTMLElement {
  const known = standing.standing !== "unknown";
  const since = known && standing.since !== undefined ? ` since ${shortDay(dayOf(standing.since))}` : "";
  const likely = known ? `${Math.round(standing.probability * 100)} % likely by the reports · ` : "";
  const words = standingText(payload, standing);
  return el(
    "div",
    { class: "standing" },
    swatch(payload, standing, currentTheme()),
    el(
      "span",
      {},
      el("b", {}, words.charAt(0).toUpperCase() + words.slice(1), since),
      el("small", {}, `${likely}last word ${ageText(ageOn(standing, day))}`),
    ),
  );
}

const WIDE = 400;

/** Who held it over the whole time, as a strip, with a line at the day. */
function course(picture: Picture, standings: readonly Standing[], day: number): SVGElement {
  const { first, last } = domain(picture, false);
  const x = (when: number): number =>
    (Math.min(Math.max(when - first, 0), last - first + 1) / (last - first + 1)) * WIDE;
  const dimmed = (standing: Standing): number =>
    ({ held: 1, claimed: 0.55, contested: 0.8, besieged: 0.8, unknown: 0.25 })[standing.standing];
  return svg(
    "svg",
    {
      class: "course",
      viewBox: `0 0 ${WIDE} 18`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": "Who held it over time",
    },
    standings.map((standing, nth) => {
      const [from, to] = [x(standing.day), x(standings[nth + 1]?.day ?? last + 1)];
      const bar = svg("rect", {
        x: from,
        y: 3,
        width: Math.max(to - from, 0),
        height: 12,
        fill: edgeColour(picture.payload, standing),
        opacity: dimmed(standing),
      });
      const under =
        standing.standing === "contested" &&
        standing.rival !== undefined &&
        svg("rect", {
          x: from,
          y: 9,
          width: Math.max(to - from, 0),
          height: 6,
          fill: colourOf(picture.payload, standing.rival),
        });
      return [bar, under];
    }),
    svg("rect", { class: "today", x: x(day), y: 0, width: 2, height: 18 }),
  );
}

function incidentsHere({ payload, dated }: Picture, position: number, store: Store): Child[] {
  const here = dated.filter(({ incident }) => incident.where?.place === position).reverse();
  if (here.length === 0) {
    return [];
  }
  return [
    el("h3", {}, counted(here.length, "incident"), " here"),
    here.map(({ incident, position: nth }) =>
      row(
        store,
        { kind: "incident", position: nth },
        el("span", { class: "mark" }, symbol(groupOf(incident.type))),
        el(
          "span",
          { class: "text" },
          el("b", {}, incident.type),
          el("span", {}, whenText(incident.when)),
          parties(payload, incident),
        ),
      ),
    ),
  ];
}

function sources(payload: Payload, title: string, claims: readonly number[] | undefined): Child[] {
  return claims === undefined ? [] : [el("h3", {}, title), evidence(payload, claims)];
}

function claimDetail({ payload }: Picture, position: number): Child[] {
  const claim = at(payload.claims, position);
  return [
    el("p", { class: "kicker" }, whenText(claim.when)),
    heading("One claim"),
    el("p", { class: "where", dir: "auto" }, whereText(payload, claim.where)),
    evidence(payload, [position]),
  ];
}
