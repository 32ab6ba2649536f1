/** The text below the options of `rightly evaluate`. */
export const help = `
Columns that are not named are found by their usual names (y_true, label, …;
y_pred, p0 p1 …; sample_weight). Where several columns or meanings are possible,
the first rows decide. The command prints such a decision in a line that begins
with "assumed:". The line names the option that states the same.

Layouts:
  labels       a label on both sides
  probability  a number beside 0 and 1
  signed       a signed score beside -1 and 1
  scores       a score for each class beside a label
  ranked       classes, the best first, beside a label
  one-hot      a score for each class beside a list with one 1
  multi-label  a score for each label beside a list of 0 and 1
  sequences    a list of labels on both sides
Each class may have a column of truth: --y-true 'is_*'. In NPY with more axes, each
element is a row, such as a pixel or a token.

A path names a value within objects and lists: --y-pred response.output,
--by meta.lang, --y-true 'choices[0].text'. Lists of {label, score}, objects with
a score for each class, and lists of one text are recognised. A line with
"assumed:" says how they are read.

A value that begins with sql: is an expression over the row, in the SQL of the
engine: --y-pred 'sql: lower(trim(reply))'. Truth, predictions, weights and groups
may be expressions. One option takes one expression; --by may be
repeated. --where is a condition of the same kind. Expressions and conditions may
not hold queries, aggregates, windows, or functions that read anything outside of
the row. If a column has exactly the name of a path or an expression, the column is
read.

The cells of CSV, TSV and JSONL are text. Truth and predictions are compared as
text where one of them is not a number. --text, --number, --decimal and --null-text
say how cells are read. Labels that differ in letter case or spaces are
different; --fold makes them equal.

Truth in another file: --truth labels.csv --on id. The mean of a column, without
a truth: --metrics mean --y-pred success.

A folder means all files in it. Names that begin with . or _ are left out,
and inner folders called KEY=VALUE are columns. An array in an NPZ archive is
called file.npz:name, or name in the archive that is evaluated. Nothing is
downloaded: https:// and s3:// need --engine. Arrow and NPY are read without SQL.
For them there is no sql:, --where, --sql, --explain, --rows, --truth, --fold,
--nulls skip, --threads or --memory.

Labels may be numbers or names. With more than two classes, precision, recall, F1
and specificity have a number for each class. With two labels they have the number
of one label: of --positive LABEL, or else of 1 or true. An area over the scores of
several classes is the mean of the areas of each class against the rest.

--rows and --state replace a file only when the new file is complete. The file
keeps its permissions.

As in scikit-learn:
  classification_report   rightly evaluate answers.csv --per-class
  confusion_matrix        rightly evaluate answers.csv --metrics confusion_matrix
  roc_auc_score           rightly evaluate clicks.parquet --metrics roc_auc,average_precision
  f1_score, …             rightly evaluate answers.csv --metrics f1_macro,precision_weighted,balanced_accuracy,kappa,mcc
  brier_score_loss, …     rightly evaluate clicks.parquet --metrics brier_score,log_loss,ece

Examples:
  rightly evaluate predictions.parquet
  rightly evaluate answers.csv --y-true truth --y-pred 'sql: lower(trim(reply))' --by 'sql: length(reply) > 100'
  rightly evaluate runs.jsonl --y-true expected.label --y-pred response.output --by meta.lang
  rightly evaluate answers.jsonl --truth labels.csv --on id
  rightly evaluate results.json --records results.results --metrics mean --y-pred success --by provider.id
  rightly evaluate 'part-*.csv' --y-true label --y-pred 'prob_*' --by country
  rightly evaluate predictions.parquet --metrics accuracy --fail-under accuracy=0.93
  rightly evaluate prices.csv --y-true price --y-pred estimate --metrics mae,mape --fail-over mae=100
  rightly evaluate answers.csv --metrics accuracy,f1_score --fail-under 'f1_score{cat}=0.8'
  rightly evaluate clicks.parquet --metrics auc,precision,recall --by country
  rightly evaluate logits.parquet --metrics huber:delta=2,bce:from_logits=true,name=loss
  rightly evaluate scores.npy --y-true labels.npy --sample-weight weights.npy
  rightly evaluate run.npz --y-true labels --y-pred scores --by site
  rightly evaluate out --by day
  rightly evaluate umfrage.csv --encoding latin-1 --decimal , --null-text k.A. --nulls skip
  rightly evaluate answers.jsonl --fold case,space,punctuation
  cat predictions.jsonl | rightly evaluate - --format json
  rightly evaluate 's3://lake/predictions/*.parquet' --engine 'sc://spark:15002/;use_ssl=true' --by country
  rightly evaluate shop.predictions --engine clickhouse://reader@host:8123/shop --time-limit 600

Secrets do not belong on a command line. SPARK_CONNECT_AUTHENTICATE_TOKEN,
CLICKHOUSE_PASSWORD and PGPASSWORD are read from the environment.

Exit status: 0; 1 when a requirement of --fail-under or --fail-over is not met;
2 for bad usage or input; 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP.
`;

/** The text below the options of `rightly compare`. */
export const compareHelp = `
The difference is B - A, with its interval. Rows on which both models score the
same say nothing about the difference. So a comparison on the same rows detects
much smaller differences than two evaluations do. If each row is right or wrong and
has the weight 1, p is McNemar's mid-p; otherwise p is that of a t test. F-scores,
areas and other formulas have the interval of a jackknife over 20 groups of rows.

For each metric one line says whether A or B is better, or how large a difference
these rows could have detected. With --by, p-values are adjusted for the number of groups.

Examples:
  rightly compare old.parquet new.parquet --on id
  rightly compare answers.csv --y-pred-a old --y-pred-b new --by language
  rightly compare old.csv new.csv --metrics accuracy,f1_macro --fail-if worse
  rightly compare old.csv new.csv --on id --fail-if worse --margin 0.005
  rightly compare shop.old shop.new --engine clickhouse://reader@host:8123/shop --on id

Exit status: 0; 1 when the requirement of --fail-if is not met; 2 for bad usage or
input.
`;

/** The text below the options of `rightly merge`. */
export const mergeHelp = `
Only states of the same metrics, groups and classes add up. Without weights, the
merged result is exactly the result of all rows together.

Examples:
  rightly evaluate part-1.parquet --state part-1.state.json
  rightly merge part-*.state.json --fail-under accuracy=0.93
`;

/** The text below the options of `rightly sql`. */
export const sqlHelp = `
A type is integer, float32, float64 or string, followed by [] for lists:
scores:float32[]. An expression has a type too:
--y-pred 'sql: lower(reply):string'. Without a type, truth, predictions and weights
are float64, and groups are string. No engine checks the expressions.

Examples:
  rightly sql predictions --dialect spark --y-true label:integer --y-pred 'scores:float32[]' --by country > query.sql
  rightly sql answers --dialect postgres --y-true label:string --y-pred guess:string | psql --csv > answer.csv
  rightly merge answer.csv
`;
