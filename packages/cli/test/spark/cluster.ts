import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers, freePort } from '../servers/ports.ts';
import { Processes } from './processes.ts';
import { sparkHome } from './venv.ts';

/** A master, workers of one core each, and a Spark Connect server, all on the loopback interface of this machine. */
export interface Cluster {
  readonly port: number;
  /** `sc://127.0.0.1:PORT` */
  readonly url: string;
  /** Ends a worker and its executor at once, as a crash would. */
  killWorker(index: number): void;
  /** Ends the Connect server at once. The master and the workers go on. */
  killServer(): void;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The number of workers. With 0, the server does the work itself, and there is no master. */
  readonly workers?: number;
  /** Configuration of the Connect server. */
  readonly conf?: Readonly<Record<string, string>>;
  /** More variables for the environment of the Connect server. */
  readonly env?: Readonly<Record<string, string>>;
}

const WAIT_SECONDS = 120;

/** Options for a JVM that runs thousands of small queries in a few minutes. Its second compiler would take more time than it saves. */
const QUICK_START = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'rightly-spark-'));
  const processes = new Processes(folder);
  const stop = async (): Promise<void> => processes.stop();
  try {
    return { ...(await start(folder, processes, options)), stop };
  } catch (error) {
    const { logs } = processes;
    await stop();
    throw new Error(`the cluster did not start\n${logs}`, { cause: error });
  }
}

async function start(
  folder: string,
  processes: Processes,
  { workers = 2, conf = {}, env: extra = {} }: ClusterOptions,
): Promise<Omit<Cluster, 'stop'>> {
  const home = sparkHome();
  const [port, masterPort, pagePort] = [await freePort(), await freePort(), await freePort()];
  const master = workers > 0 ? `spark://127.0.0.1:${masterPort}` : 'local[1]';
  const [local, settings] = [join(folder, 'local'), join(folder, 'conf')];
  for (const one of [local, settings]) mkdirSync(one);
  const env = {
    ...process.env,
    SPARK_HOME: home,
    SPARK_CONF_DIR: settings,
    SPARK_LOCAL_DIRS: local,
    SPARK_LOCAL_IP: '127.0.0.1',
    SPARK_LAUNCHER_OPTS: QUICK_START,
    SPARK_MASTER_OPTS: '-Dspark.master.rest.enabled=false',
  };
  const daemon = (name: string, ...args: string[]): number =>
    processes.start(
      join(home, 'bin', 'spark-class'),
      [`org.apache.spark.deploy.${name}`, '-h', '127.0.0.1', ...args],
      // Only master and workers get these variables. They would override the options of the server.
      { ...env, SPARK_DAEMON_MEMORY: '512m', SPARK_DAEMON_JAVA_OPTS: QUICK_START },
      join(folder, `${name}.log`),
    );
  if (workers > 0) {
    daemon('master.Master', '-p', `${masterPort}`, '--webui-port', `${pagePort}`);
    await until(async () => answers(masterPort));
  }
  const pids = Array.from({ length: workers }, (_, i) =>
    daemon(
      'worker.Worker',
      ...words('-c 1 -m 2g --webui-port 0 -d'),
      join(folder, `worker-${i}`),
      master,
    ),
  );
  const all = { ...defaults(workers), 'spark.connect.grpc.binding.port': `${port}`, ...conf };
  const server = processes.start(
    join(home, 'bin', 'spark-submit'),
    [
      ...words('--class org.apache.spark.sql.connect.service.SparkConnectServer'),
      ...words(`--driver-memory 3g --master ${master}`),
      '--driver-java-options',
      QUICK_START,
      ...Object.entries(all).flatMap(([key, value]) => ['--conf', `${key}=${value}`]),
    ],
    { ...env, ...extra },
    join(folder, 'server.log'),
  );
  await until(
    async () => (await answers(port)) && (workers === 0 || (await executors(pagePort)) === workers),
  );
  return {
    port,
    url: `sc://127.0.0.1:${port}`,
    killWorker: (index) => processes.kill(pids[index]!),
    killServer: () => processes.kill(server),
  };
}

const words = (text: string): string[] => text.split(' ');

const defaults = (workers: number): Record<string, string> => ({
  'spark.executor.memory': '1g',
  'spark.executor.cores': '1',
  'spark.executor.extraJavaOptions': QUICK_START,
  'spark.cores.max': `${Math.max(1, workers)}`,
  'spark.sql.shuffle.partitions': '4',
  // With this setting, the first query waits for every worker.
  'spark.scheduler.minRegisteredResourcesRatio': '1.0',
  'spark.driver.host': '127.0.0.1',
  'spark.ui.enabled': 'false',
  // Spark keeps ended queries for its pages. Thousands of queries would take all memory.
  'spark.ui.retainedJobs': '10',
  'spark.ui.retainedStages': '10',
  'spark.ui.retainedTasks': '100',
  'spark.sql.ui.retainedExecutions': '5',
  'spark.connect.ui.retainedSessions': '5',
  'spark.connect.ui.retainedStatements': '5',
  // By default, the server listens on all network interfaces.
  'spark.connect.grpc.binding.address': '127.0.0.1',
  'spark.connect.progress.reportInterval': '200ms',
  // The default is two minutes. With 3 seconds, every longer query continues in another stream.
  'spark.connect.execute.reattachable.senderMaxStreamDuration': '3s',
  // By default, the query of a lost client ends only after minutes.
  'spark.connect.execute.manager.detachedTimeout': '10s',
  'spark.connect.execute.manager.maintenanceInterval': '2s',
});

/** The number of cores that the server uses, from the page of the master. */
async function executors(pagePort: number): Promise<number> {
  const page = await fetch(`http://127.0.0.1:${pagePort}/json/`);
  const { coresused } = (await page.json()) as { coresused: number };
  return coresused;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 1000 * WAIT_SECONDS; !(await isSo()); await sleep(200))
    if (Date.now() > end) throw new Error(`not ready after ${WAIT_SECONDS} s`);
}
