// The page's own words, from the files in `texts/`. What reports say is never in them.

import ar from "../texts/ar.json";
import en from "../texts/en.json";
import { setting } from "./settings";

export type Key = keyof typeof en;
export type Language = "en" | "ar";

type Text = string | Readonly<Record<string, string>>; // by plural, where it counts something

interface Tongue {
  name: string;
  dir: "ltr" | "rtl";
  locale: string;
  texts: Readonly<Record<Key, Text>>;
}

// Arabic is written with the digits of the payload's own dates and figures.
export const TONGUES: Readonly<Record<Language, Tongue>> = {
  en: { name: "English", dir: "ltr", locale: "en-GB", texts: en },
  ar: { name: "العربية", dir: "rtl", locale: "ar-u-nu-latn", texts: ar },
};

/** The language that the address asks for, or else that of the reader's browser. */
export const language: Language = (setting("lang") || navigator.language.slice(0, 2)) === "ar" ? "ar" : "en";

export const { locale, dir } = TONGUES[language];
const plurals = new Intl.PluralRules(locale);

/** A text of the page with its values put in; one that counts takes the form for `n`. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const text: Text = TONGUES[language].texts[key];
  const form =
    typeof text === "string" ? text : (text[plurals.select(Number(values["n"] ?? 0))] ?? text["other"] ?? "");
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? number(value) : value;
  });
}

/** The text of a key put together from a code of the payload; the code itself where there is none. */
export function named(family: string, code: string): string {
  const key = `${family}.${code}`;
  return key in en ? t(key as Key, { n: 2 }) : code;
}

const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent" });

export const number = (value: number): string => numbers.format(value);
export const percent = (share: number): string => percents.format(share);
