// The pages of a handbook by Eleventy: from the same JSON, in the same frame, with Nunjucks.
export default (config) => {
  config.setQuietMode(true);
  config.addGlobalData("layout", "frame.njk");
  return { dir: { input: "pages", includes: "../includes", data: "../data", output: "site" }, markdownTemplateEngine: false };
};
