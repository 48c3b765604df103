// What a page loads beside our own scripts: the data that a build writes, and MiniSearch.
declare const handboekGegevens: Gegevens;
declare const vacatureGegevens: {functies: Record<string, {doel: string, taken: string[]}>, kort: Record<string, Record<number, string>>};
declare const handboekGesprek: string;
declare const handboekZoekindex: Entry[];
declare const MiniSearch: typeof import("minisearch").default;
type Query = import("minisearch").Query;
type SearchOptions = import("minisearch").SearchOptions;
type SearchIndexOptions = import("minisearch").Options;
