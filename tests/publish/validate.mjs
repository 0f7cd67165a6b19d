// Checks HTML files by html-validate: `node validate.mjs <node_modules> <config.json>`, names of files on stdin.
// Writes a JSON list of "file:line rule message". Its own command line needs a newer Node than its rules do.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "any.js"));
const { HtmlValidate } = require("html-validate");
const validator = new HtmlValidate(JSON.parse(readFileSync(process.argv[3], "utf-8")));
const found = [];
for (const file of readFileSync(0, "utf-8").split("\n").filter(Boolean)) {
  const report = await validator.validateString(readFileSync(file, "utf-8"), file);
  for (const result of report.results)
    for (const fault of result.messages)
      if (fault.severity === 2) found.push(`${file}:${fault.line} ${fault.ruleId} ${fault.message}`);
}
process.stdout.write(JSON.stringify(found));
