import type { DialectName } from '../../engines/dialects.ts';

/** The reasons why a function is refused in an expression over the row. */
export type Fault =
  | 'adds up rows'
  | 'makes several rows or columns of one'
  | 'reads data outside the row'
  | 'gives another value each time'
  | 'calls a function that a string names';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * The refused functions by name. An engine itself refuses other aggregates, windows and functions that make rows. The lists serve where there is no
 * engine to ask, and for functions that engines allow in a condition.
 */
const everywhere: Readonly<Record<Fault, readonly string[]>> = {
  'adds up rows': names(
    `any_value approx_count_distinct approx_distinct approx_quantile arg_max arg_min argmax argmin array_agg avg bool_and bool_or collect_list
    collect_set count count_if countif every group_concat grouparray grouping kurtosis listagg max max_by mean median min min_by mode percentile
    percentile_approx percentile_cont percentile_disc product quantile quantile_cont skewness stddev stddev_pop stddev_samp string_agg sum
    uniq uniqexact var_pop var_samp variance`,
  ),
  'makes several rows or columns of one': names(
    'unnest explode explode_outer posexplode posexplode_outer inline inline_outer json_tuple arrayjoin untuple columns generate_subscripts regexp_split_to_table string_to_table',
  ),
  'reads data outside the row': names(
    `row_number rank dense_rank percent_rank cume_dist ntile lag lead nth_value first_value last_value current_setting set_config sleep read_text
    read_blob read_csv read_csv_auto read_json read_json_auto read_parquet read_files`,
  ),
  'gives another value each time': names('random rand randn uuid gen_random_uuid shuffle nextval'),
  'calls a function that a string names': [],
};

const spark: Partial<typeof everywhere> = {
  'makes several rows or columns of one': ['stack'],
  'reads data outside the row': names(
    'reflect java_method try_reflect spark_partition_id monotonically_increasing_id ai_query secret list_secrets http_request',
  ),
  'gives another value each time': names('randstr uniform'),
  'calls a function that a string names': ['identifier'],
};

const own: Readonly<Record<DialectName, Partial<typeof everywhere>>> = {
  duckdb: {
    'reads data outside the row': names(
      'getenv getvariable query query_table currval write_log sleep_ms load_extension which_secret',
    ),
    'gives another value each time': names('uuidv4 uuidv7 setseed'),
  },
  postgres: {
    'reads data outside the row': names('currval lastval setval txid_current'),
    'gives another value each time': names('clock_timestamp timeofday'),
  },
  clickhouse: {
    'reads data outside the row': names(
      `file joinget joingetornull catboostevaluate modelevaluate evalmlmethod hascolumnintable getsetting getsettingordefault getmacro getserverport
      sleepeachrow showcertificate serveruuid queryid initialqueryid logtrace addresstoline addresstolinewithinlines addresstosymbol
      filesystemavailable filesystemcapacity filesystemunreserved hostname fqdn rownumberinblock rownumberinallblocks runningaccumulate
      runningdifference runningdifferencestartingwithfirstvalue neighbor blocknumber blocksize generateserialid`,
    ),
    'gives another value each time': names(
      'rand32 rand64 randconstant randuniform randnormal randcanonical randbernoulli randexponential generateuuidv4 generateuuidv7 generateulid generatesnowflakeid',
    ),
  },
  spark,
  databricks: spark,
};

/** Families of functions that read dictionaries, catalogues, whole tables and other queries. */
const families: Readonly<Partial<Record<DialectName, RegExp>>> = {
  clickhouse: /^(dict(get|has|is)|__|(global|not|null)+in)/,
  postgres: /^(pg_(?!typeof$)|dblink|lo_)|_to_xml(schema|_and_xmlschema)?$/,
};

/** The reason why a function is refused; undefined for other functions. */
export function faultOf(name: string, dialect: DialectName): Fault | undefined {
  const plain = name.toLowerCase();
  if (families[dialect]?.test(plain)) return 'reads data outside the row';
  return (Object.keys(everywhere) as Fault[]).find(
    (fault) => everywhere[fault].includes(plain) || own[dialect][fault]?.includes(plain),
  );
}
