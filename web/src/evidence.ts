// A report as evidence: its own words with what was read from them marked, who said it, and where to look.

import type { Claim, Payload, Report } from "./data";
import { at } from "./data";
import { dayOf, shortDay, whenText } from "./dates";
import { el, outside, type Child } from "./dom";
import { groupBy } from "./lists";
import { outletName, whereText } from "./names";
import { leaning, link } from "./parts";
import type { Store } from "./state";
import { named, number, percent, t } from "./texts";
import { codedText } from "./words";

interface Mark {
  number: number;
  start: number;
  end: number;
}

/** A card for each report that these claims are in. */
export function evidence(payload: Payload, claims: readonly number[], store: Store): HTMLElement[] {
  const byReport = groupBy(claims, (claim) => at(payload.claims, claim).report);
  return [...byReport].map(([report, own]) => card(payload, at(payload.reports, report), own, store));
}

function card(payload: Payload, report: Report, positions: number[], store: Store): HTMLElement {
  const claims = positions.map((position) => at(payload.claims, position));
  const marks = (inTitle: boolean): Mark[] =>
    claims.flatMap(({ title, start, end }, nth) =>
      (title === true) === inTitle ? [{ number: nth + 1, start, end }] : [],
    );
  const words = { dir: "auto", lang: report.language };
  return el(
    "article",
    { class: "card" },
    el(
      "header",
      {},
      el("b", { dir: "auto" }, outletName(payload, report)),
      leaning(payload, report.outlet, report.published),
      record(payload, report),
      el("time", {}, report.published === undefined ? t("when.none") : shortDay(dayOf(report.published))),
    ),
    report.title !== undefined && el("h4", words, marked(report.title, 0, report.title.length, marks(true))),
    excerpts(report.text ?? "", marks(false)).map((children) => el("blockquote", words, children)),
    el(
      "ol",
      { class: "claims" },
      positions.map((position, nth) =>
        el("li", { id: `claim-${position}` }, claimNote(payload, position, claims[nth - 1], store)),
      ),
    ),
    el(
      "footer",
      {},
      whole(report, marks(false)),
      report.url !== undefined && outside(report.url, t("report.open")),
    ),
  );
}

/** What the reading made of a sentence, and, where it is not as of the claim before, who says so and when. */
function claimNote(payload: Payload, position: number, before: Claim | undefined, store: Store): Child[] {
  const claim = at(payload.claims, position);
  const same =
    before !== undefined &&
    JSON.stringify([before.speaker, before.when]) === JSON.stringify([claim.speaker, claim.when]);
  return [
    el("span", { class: "coded" }, codedText(payload, claim)),
    rulings(payload, position, claim),
    !same && el("span", {}, said(payload, claim), " · ", dated(claim)),
    (claim.actors ?? []).length > 0 &&
      el(
        "span",
        {},
        `${t("claim.names")} `,
        (claim.actors ?? []).map((actor, nth) => [
          nth > 0 && ", ",
          link(el("bdi", {}, at(payload.actors, actor).name), () =>
            store.set({ item: { kind: "actor", position: actor } }),
          ),
        ]),
      ),
    el("span", { class: "read" }, [weighed(claim), t("claim.read", { sure: percent(claim.confidence) })].join(" · ")),
  ];
}

/** What people ruled over a claim, and what it should have said; the claim as it was read stands above. */
function rulings(payload: Payload, position: number, claim: Claim): Child[] {
  return payload.rulings
    .filter(({ claims }) => claims?.includes(position) === true)
    .map(({ kind, by, at: when, why }) =>
      el(
        "span",
        { class: "ruling" },
        t(`ruling.${kind}`, { by, day: shortDay(dayOf(when.slice(0, 10))) }),
        kind === "correct" && claim.corrected !== undefined && [" ", correctionText(payload, claim, claim.corrected)],
        el("q", { dir: "auto" }, why),
      ),
    );
}

function correctionText(payload: Payload, claim: Claim, { fact, when, where }: NonNullable<Claim["corrected"]>): Child {
  const meant = { ...claim, fact, when, where } as Claim;
  const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const parts = [
    codedText(payload, meant),
    differs(where, claim.where) && claim.kind === "harm" && whereText(payload, where),
    differs(when, claim.when) && whenText(when),
  ];
  return el("b", { dir: "auto" }, parts.filter(Boolean).join(", "));
}

/** What a claim weighs, and by which rule; one that a person retracted weighs nothing. */
function weighed({ weight, bearing }: Claim): string {
  return weight === undefined
    ? t("claim.unweighed")
    : t("claim.weight", { weight: weight.toFixed(2), bearing: named("bearing", bearing ?? "") });
}

/** How often others bore out what this outlet said. */
function record({ sources }: Payload, report: Report): Child {
  const own = sources.find(({ outlet, source }) =>
    report.outlet === undefined ? source === report.source : outlet === report.outlet,
  );
  return (
    own !== undefined &&
    own.told > 0 &&
    el(
      "small",
      { title: t("record.range", { low: percent(own.low), high: percent(own.high) }) },
      t("record.borne", { borne: number(own.borne), n: own.told }),
    )
  );
}

function said(payload: Payload, { speaker, voice, report }: Claim): Child[] {
  return speaker === undefined
    ? [t("claim.own")]
    : [
        `${t("claim.according")} `,
        el("b", {}, el("bdi", {}, speaker)),
        voice !== undefined && [" (", leaning(payload, voice, at(payload.reports, report).published), ")"],
      ];
}

function dated({ when }: Claim): Child {
  return el(
    "span",
    {},
    whenText(when),
    when?.words !== undefined && ` (“${when.words}”)`,
  );
}

const LONG = 900; // characters of a paragraph that is still shown whole
const AROUND = 320;

/** The paragraphs that hold a mark; of very long ones, the words around it. */
function excerpts(text: string, marks: Mark[]): Child[][] {
  return paragraphs(text).flatMap(({ start, end }) => {
    const own = marks.filter((mark) => mark.start < end && mark.end > start);
    if (own.length === 0) {
      return [];
    }
    const long = end - start > LONG;
    const from = long
      ? wordStart(text, Math.max(start, Math.min(...own.map((mark) => mark.start)) - AROUND))
      : start;
    const to = long ? wordEnd(text, Math.min(end, Math.max(...own.map((mark) => mark.end)) + AROUND)) : end;
    return [[from > start && "… ", ...marked(text, from, to, own), to < end && " …"]];
  });
}

function paragraphs(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\n]+/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

const wordStart = (text: string, from: number): number => {
  const space = text.indexOf(" ", from);
  return from === 0 || space < 0 || space - from > 30 ? from : space + 1;
};
const wordEnd = (text: string, to: number): number => {
  const space = text.lastIndexOf(" ", to);
  return to === text.length || space < 0 || to - space > 30 ? to : space;
};

/** The text from one offset to another, its marks as elements, each with its number behind it. */
function marked(text: string, from: number, to: number, marks: Mark[]): Child[] {
  const edges = new Set([from, to, ...marks.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].filter((edge) => from <= edge && edge <= to).sort((a, b) => a - b);
  return cuts.slice(1).flatMap((end, nth) => {
    const start = cuts[nth] ?? from;
    const piece = text.slice(start, end);
    const isMarked = marks.some((mark) => mark.start <= start && end <= mark.end);
    const ending = marks.filter((mark) => mark.end === end).map(({ number }) => number);
    return [isMarked ? el("mark", {}, piece) : piece, ending.length > 0 && el("sup", {}, ending.join(","))];
  });
}

/** The whole report, made when it is opened. */
function whole(report: Report, marks: Mark[]): HTMLElement {
  const body = el("div", { class: "whole", dir: "auto", lang: report.language });
  const details = el(
    "details",
    {
      toggle: () => {
        if (details.open && body.childNodes.length === 0) {
          const text = report.text ?? "";
          body.append(
            ...paragraphs(text).map(({ start, end }) =>
              el(
                "p",
                {},
                marked(
                  text,
                  start,
                  end,
                  marks.filter((mark) => mark.start < end && mark.end > start),
                ),
              ),
            ),
          );
        }
      },
    },
    el("summary", {}, t("report.whole")),
    body,
  );
  return details;
}
