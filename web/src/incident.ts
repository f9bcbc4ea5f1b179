// One incident: who, where, who was hurt, what the reports say, and why they are taken to tell of one thing.

import type { Context } from "./context";
import type { Bound, Incident, Join, Payload, Toll } from "./data";
import { at } from "./data";
import { dayOf, shortDay, whenText } from "./dates";
import { el, type Child } from "./dom";
import { evidence } from "./evidence";
import { voiceName, whereText } from "./names";
import { gradeTag, heading, link, parties, sideTag } from "./parts";
import { setting } from "./place";
import { symbol } from "./symbols";
import { named, number, percent, t } from "./texts";
import { groupOf, harmNoun, typeName } from "./words";

export function incidentPage({ payload, store }: Context, position: number): Child[] {
  const incident = at(payload.incidents, position);
  const place = incident.where?.place;
  const claims = allClaims(incident);
  const also = claims.flatMap((claim) => {
    const { kind, fact } = at(payload.claims, claim);
    return kind === "event" ? (fact.also ?? []) : [];
  });
  const alsoNames = [...new Set(also.map((where) => whereText(payload, where)))];
  const reports = new Set(claims.map((claim) => at(payload.claims, claim).report)).size;
  return [
    el("p", { class: "kicker" }, symbol(groupOf(incident.type)), whenText(incident.when)),
    heading(typeName(incident.type)),
    el(
      "p",
      { class: "where" },
      place === undefined
        ? [el("bdi", {}, whereText(payload, incident.where)), el("span", { class: "flag" }, t("flag.unplaced"))]
        : link(el("bdi", {}, whereText(payload, incident.where)), () =>
            store.set({ item: { kind: "place", position: place } }),
          ),
      alsoNames.length > 0 && ` ${t("incident.also", { places: alsoNames.join(", ") })}`,
    ),
    place !== undefined && el("p", { class: "setting" }, setting(at(payload.places, place))),
    parties(payload, incident),
    tollTable(payload, incident.tolls ?? []),
    el("h3", {}, claims.length === 0 ? t("incident.noreport") : t("incident.reports", { n: reports })),
    evidence(payload, claims, store),
    joins(payload, incident.joins ?? []),
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

/** Who was hurt: low, best and high, each leading to the claim that it comes from. */
function tollTable(payload: Payload, tolls: readonly Toll[]): HTMLElement | null {
  if (tolls.length === 0) {
    return null;
  }
  const figure = (bound: Bound | undefined): Child =>
    bound !== undefined &&
    link(number(bound.count), () => showClaim(bound.claim), {
      title: voiceName(payload, at(payload.claims, bound.claim)),
    });
  return el(
    "table",
    { class: "toll-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, t("toll.who")),
        [t("toll.low"), t("toll.best"), t("toll.high")].map((name) => el("th", { scope: "col" }, name)),
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
            harmNoun(toll.who, toll.outcome, 2),
            toll.part === true && el("small", {}, ` ${t("toll.part")}`),
            toll.side !== undefined && el("small", {}, " ", sideTag(payload, toll.side)),
            gradeTag(toll.grade),
            (toll.remarks ?? []).map((remark) => el("small", { class: "remark" }, remark)),
          ),
          toll.best === undefined && toll.low === undefined && toll.high === undefined
            ? el("td", { colspan: 3, dir: "auto" }, (toll.words ?? []).join(", "))
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

/** Who ruled that claims are of one incident, when and why; its id, where the ruling does not stand. */
function ruledText({ rulings }: Payload, id: string): string {
  const found = rulings.find((ruling) => ruling.id === id);
  return found === undefined
    ? t("joins.ruling", { ruling: id })
    : `${t(`ruling.${found.kind}`, { by: found.by, day: shortDay(dayOf(found.at.slice(0, 10))) })} ${found.why}`;
}

/** Why claims were joined: how like each pair is, part by part, or that a person ruled so. */
function joins(payload: Payload, found: readonly Join[]): Child {
  if (found.length === 0) {
    return null;
  }
  const outlet = (claim: number): string => voiceName(payload, at(payload.claims, claim));
  return el(
    "details",
    { class: "why" },
    el("summary", {}, t("joins.title", { n: found.length })),
    el(
      "ul",
      {},
      found.map(({ one, other, score, parts, ruling }) =>
        el(
          "li",
          {},
          el("bdi", {}, outlet(one)),
          " ＝ ",
          el("bdi", {}, outlet(other)),
          el(
            "small",
            {},
            ruling === undefined
              ? `${t("joins.score", { score: percent(score) })} ${(parts ?? [])
                  .map(([name, value]) => `${named("join", name)} ${percent(value)}`)
                  .join(" · ")}`
              : ruledText(payload, ruling),
          ),
        ),
      ),
    ),
  );
}
