import { type ChannelOptions, Client, Metadata, credentials } from '@grpc/grpc-js';
import type { Address } from './connection-string.ts';

/**
 * A connection that is made with the first call. Certificates are checked against Node's own list and NODE_EXTRA_CA_CERTS, or
 * instead against the file GRPC_DEFAULT_SSL_ROOTS_FILE_PATH where that is set.
 */
export function openChannel(address: Address): Client {
  const { host, port, tls, maxMessageSize, keepalive } = address;
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const options: ChannelOptions = {
    'grpc.max_receive_message_length': maxMessageSize,
    'grpc.max_send_message_length': maxMessageSize,
    'grpc.keepalive_time_ms': keepalive.time,
    'grpc.keepalive_timeout_ms': keepalive.timeout,
    // The library waits only for short times, because `Attempts` waits between retries.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1000,
  };
  return new Client(target, tls ? credentials.createSsl() : credentials.createInsecure(), options);
}

/** The headers of every call. The library sends credentials itself only over TLS. */
export function metadataOf({ token, headers }: Address): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}
