export const usage = `Usage: npm run laufzettel -- COMMAND

  import FILE          Checks a BPMN file, draws it when it has no diagram, and stores it as a draft of the
                       designer. Prints every finding. Works beside a running service.
  import FILE --check  Only checks and prints; ends with 1 when a finding is an error.
  migrate              Brings the database up to date and ends.
  --help               This text.

The database is the one the service uses: DATABASE_URL, else the one in LAUFZETTEL_DATA or .laufzettel.
Findings are in German when the environment's language is (LANG=de_DE.UTF-8), else in English.`
