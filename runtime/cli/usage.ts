export const usage = `Usage: npm run laufzettel -- COMMAND

  import FILE          Checks a BPMN file, draws it when it has no diagram, translates it when it comes from
                       Camunda 7, and stores it as a draft of the designer. Prints every finding. Works
                       beside a running service.
  import FILE --check  Only checks and prints; ends with 1 when a finding is an error.
  machines FILE        Prints the state machines of a BPMN file as JSON, one per process and sub-process, as
                       XState and its editors read them.
  migrate              Brings the database up to date and ends.
  --help               This text.

The database is the one the service uses: DATABASE_URL, else the one in LAUFZETTEL_DATA or .laufzettel.
Findings are in German when the environment's language is (LANG=de_DE.UTF-8), else in English.`
