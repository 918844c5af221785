package io.holdfast.notifications.webhook;

import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to addresses that strangers have chosen. Each host is resolved once for a connection, which
 * goes to the very address that was checked; there are no redirects, no proxies, no cookies and no
 * retries; an answer is read up to a limit, and everything together ends in time.
 */
@Singleton
final class WebhookClient {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_PER_HOST = 8;

  /** Octets of an answer that are read; of more, the connection is closed. */
  private static final int LARGEST_ANSWER = 16 * 1024;

  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor deadlines;
  private final Duration longest;

  /**
   * What a receiver answered.
   *
   * @param retryAfter its Retry-After header; null if there is none
   */
  record Answer(int code, String retryAfter) {}

  @Inject
  WebhookClient(WebhookAddresses addresses, ServerThreads threads) {
    this(addresses, threads, Duration.ofSeconds(10));
  }

  WebhookClient(WebhookAddresses addresses, ServerThreads threads, Duration longest) {
    this.longest = longest;
    this.deadlines = new ScheduledThreadPoolExecutor(1, threads.factory());
    deadlines.setRemoveOnCancelPolicy(true);
    Timeout patience = Timeout.of(longest);
    this.http =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Checked(addresses))
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_PER_HOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(CONNECT))
                            .setSocketTimeout(patience)
                            .setTimeToLive(Timeout.ofMinutes(1))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(patience)
                    .setResponseTimeout(patience)
                    .setRedirectsEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
  }

  /**
   * Posts a body.
   *
   * @throws IOException if there is no answer in time
   */
  Answer post(String url, Map<String, String> headers, byte[] body) throws IOException {
    HttpPost post = new HttpPost(URI.create(url));
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    ScheduledFuture<?> deadline =
        deadlines.schedule(post::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
      readSome(response);
      Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
      return new Answer(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
    } finally {
      deadline.cancel(false);
    }
  }

  /** A short answer is read to its end, so that the connection can be used again. */
  private static void readSome(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() != null) {
      InputStream content = response.getEntity().getContent();
      if (content.readNBytes(LARGEST_ANSWER).length < LARGEST_ANSWER) {
        content.close();
      }
    }
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
    http.close(CloseMode.GRACEFUL);
  }

  /** Gives checked addresses only. */
  private record Checked(WebhookAddresses addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return addresses.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
