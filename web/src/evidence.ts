// A report as evidence: its own words with what was read from them marked, who said it, and where to look.

import type { Claim, Payload, Report } from "./data";
import { at } from "./data";
import { dayOf, shortDay, whenText } from "./dates";
import { el, outside, type Child } from "./dom";
import { groupBy } from "./lists";
import { leaning, outletName } from "./parts";
import { codedText } from "./words";

interface Mark {
  number: number;
  start: number;
  end: number;
}

/** A card for each report that these claims are in. */
export function evidence(payload: Payload, claims: readonly number[]): HTMLElement[] {
  const byReport = groupBy(claims, (claim) => at(payload.claims, claim).report);
  return [...byReport].map(([report, own]) => card(payload, at(payload.reports, report), own));
}

function card(payload: Payload, report: Report, positions: number[]): HTMLElement {
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
      leaning(payload, report.outlet),
      el("time", {}, report.published === undefined ? "no date" : shortDay(dayOf(report.published))),
    ),
    report.title !== undefined && el("h4", words, marked(report.title, 0, report.title.length, marks(true))),
    excerpts(report.text ?? "", marks(false)).map((children) => el("blockquote", words, children)),
    el(
      "ol",
      { class: "claims" },
      claims.map((claim, nth) =>
        el("li", { id: `claim-${positions[nth] ?? 0}` }, claimNote(payload, claim, claims[nth - 1])),
      ),
    ),
    el(
      "footer",
      {},
      whole(report, marks(false)),
      report.url !== undefined && outside(report.url, "Open the report ↗"),
    ),
  );
}

/** What the reading made of a sentence, and, where it is not as of the claim before, who says so and when. */
function claimNote(payload: Payload, claim: Claim, before: Claim | undefined): Child[] {
  const same =
    before !== undefined &&
    JSON.stringify([before.speaker, before.when]) === JSON.stringify([claim.speaker, claim.when]);
  return [
    el("span", { class: "coded" }, codedText(payload, claim)),
    !same && el("span", {}, said(payload, claim), " · ", dated(claim)),
    el("span", { class: "read" }, `read with ${Math.round(claim.confidence * 100)} % confidence`),
  ];
}

function said(payload: Payload, { speaker, voice }: Claim): Child[] {
  return speaker === undefined
    ? ["in the outlet’s own words"]
    : [
        "according to ",
        el("b", { dir: "auto" }, speaker),
        voice !== undefined && [" (", leaning(payload, voice), ")"],
      ];
}

function dated({ when }: Claim): Child {
  return el(
    "span",
    {},
    when === undefined ? "no date given" : whenText(when),
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
    el("summary", {}, "Whole report"),
    body,
  );
  return details;
}
