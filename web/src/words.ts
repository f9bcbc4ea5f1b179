// Labels for the codes of the payload, and the sentences that they make.

import type { Bound, Claim, Payload, Standing, Toll } from "./data";
import { sideName, whereText } from "./names";
import { named, number, percent, t } from "./texts";

/** The groups of incident types that share a symbol, the gravest first. */
export const GROUPS = [
  "chemical",
  "air",
  "bomb",
  "shelling",
  "civilians",
  "clash",
  "capture",
  "protest",
  "deal",
  "other",
] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Record<string, Group> = {
  "Armed clash": "clash",
  "Government regains territory": "capture",
  "Non-state actor overtakes territory": "capture",
  "Non-violent transfer of territory": "capture",
  "Air/drone strike": "air",
  "Shelling/artillery/missile attack": "shelling",
  Grenade: "shelling",
  "Suicide bomb": "bomb",
  "Remote explosive/landmine/IED": "bomb",
  "Chemical weapon": "chemical",
  Attack: "civilians",
  "Sexual violence": "civilians",
  "Abduction/forced disappearance": "civilians",
  "Peaceful protest": "protest",
  "Violent demonstration": "protest",
  "Mob violence": "protest",
  Agreement: "deal",
};

export function groupOf(type: string): Group {
  return GROUP_OF[type] ?? "other";
}

export const groupName = (group: Group): string => named("group", group);
export const typeName = (type: string): string => named("type", type);
export const standingName = (standing: Standing): string => named("standing", standing);

/** The best number of a toll, and what it is of: ["5", "civilians killed", "3–7"]. */
export interface TollWords {
  best: string;
  what: string;
  range: string | null;
}

export function tollWords(toll: Toll): TollWords {
  const best = toll.best ?? toll.high ?? toll.low;
  const amount = best === undefined ? (toll.words ?? []).join(", ") || t("toll.some") : number(best.count);
  return { best: amount, what: harmNoun(toll.who, toll.outcome, best?.count ?? 2), range: rangeOf(toll) };
}

/** civilians killed */
export function harmNoun(who: string, outcome: string, count: number): string {
  return t("harm.what", { who: t(whoKey(who), { n: count }), outcome: named("outcome", outcome) }).trim();
}

type WhoKey = `who.${"civilian" | "combatant" | "child" | "woman" | "medic" | "journalist" | "unspecified"}`;
const whoKey = (who: string): WhoKey => `who.${who}` as WhoKey;

export function rangeText(low: number, high: number): string {
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

function rangeOf({ low, high }: Toll): string | null {
  if (low !== undefined && high !== undefined) {
    return low.count === high.count ? null : rangeText(low.count, high.count);
  }
  return low === undefined ? null : t("toll.least", { n: (low as Bound).count });
}

/** What the reading made of a sentence, in a few words. */
export function codedText(payload: Payload, claim: Claim): string {
  const where = whereText(payload, claim.where);
  switch (claim.kind) {
    case "control": {
      const { status, side, lost, share, count } = claim.fact;
      return [
        t("coded.control", { side: sideName(payload, side), status: named("status", status), place: where }),
        lost !== undefined && t("coded.from", { side: sideName(payload, lost) }),
        share !== undefined && t("coded.share", { share: percent(share) }),
        count !== undefined && t("coded.places", { n: count }),
      ]
        .filter(Boolean)
        .join(" ");
    }
    case "event": {
      const { type, side1, side2 } = claim.fact;
      const between = side1 !== undefined || side2 !== undefined;
      const sides = between ? `: ${sideName(payload, side1)} → ${sideName(payload, side2)}` : "";
      return `${typeName(type)}${sides}, ${where}`;
    }
    case "harm": {
      const { outcome, who, count, words, modifier, running, part } = claim.fact;
      const amount =
        count === undefined ? (words ?? t("toll.some")) : `${named("modifier", modifier)} ${number(count)}`;
      const notes = [running && t("coded.running"), part && t("coded.part")].filter(Boolean).join(", ");
      const noun = harmNoun(who, outcome, count ?? 2);
      return `${amount.trim()} ${noun}${notes === "" ? "" : ` (${notes})`}`;
    }
    default:
      return t("coded.statement");
  }
}
