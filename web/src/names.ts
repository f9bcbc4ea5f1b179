// What sides, outlets, places and actors are called.

import type { Claim, Outlet, Payload, Place, Report, Where } from "./data";
import { at } from "./data";
import { language, locale, t } from "./texts";

/** A short id as a reader would write it: "afghan government" is Afghan government. */
export function sideName(payload: Payload, side: number | undefined): string {
  if (side === undefined) {
    return t("side.none");
  }
  const { name } = at(payload.sides, side);
  return name.charAt(0).toLocaleUpperCase("en") + name.slice(1);
}

export function outletName(payload: Payload, report: Report): string {
  return report.outlet === undefined
    ? (report.source ?? t("outlet.none"))
    : at(payload.outlets, report.outlet).name;
}

/** The outlets of these claims' reports, each once. */
export function outletNames(payload: Payload, claims: readonly number[] | undefined): string[] {
  const reports = new Set((claims ?? []).map((claim) => at(payload.claims, claim).report));
  return [...new Set([...reports].map((report) => outletName(payload, at(payload.reports, report))))];
}

/** Who says so: whom the report credits, or the outlet itself. */
export function voiceName(payload: Payload, { speaker, report }: Claim): string {
  const outlet = outletName(payload, at(payload.reports, report));
  return speaker === undefined ? outlet : t("voice.in", { speaker, outlet });
}

const ARABIC = /[\u0620-\u064a]/;

/** A place's name in the page's language, where the gazetteer has one. */
export function placeName({ name, names }: Place): string {
  return (language === "ar" ? names?.find((other) => ARABIC.test(other)) : undefined) ?? name;
}

const COUNTRIES = new Intl.DisplayNames(locale, { type: "region" });

/** The name of a country that goes by its ISO code. */
export function countryName(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? (COUNTRIES.of(country) ?? country) : country;
}

/** Where something is said to be, as far as it is known. */
export function whereText(payload: Payload, where: Where | undefined): string {
  if (where === undefined) {
    return t("where.none");
  }
  if (where.place !== undefined) {
    return placeName(at(payload.places, where.place));
  }
  if (where.name === undefined) {
    return where.within === undefined ? t("where.none") : t("where.part", { place: where.within });
  }
  return where.within === undefined ? where.name : `${where.name}, ${where.within}`;
}

/** The side that an outlet leans to on a day (ISO), as `Outlet.leans_on` of Sitrep has it. */
export function leansOn({ leanings }: Outlet, day: string | undefined): number | undefined {
  const found = (leanings ?? []).filter(({ first, last }) =>
    day === undefined ? last === undefined : (first ?? "") <= day && day <= (last ?? "9999"),
  );
  return found.at(-1)?.side;
}
