import { readFileSync } from "node:fs";

/** The competencies by id. */
export default () => Object.fromEntries(JSON.parse(readFileSync("data/handboek.json", "utf8")).competenties.map((one) => [one.id, one]));
