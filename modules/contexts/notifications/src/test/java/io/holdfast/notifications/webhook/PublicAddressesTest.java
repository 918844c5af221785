package io.holdfast.notifications.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  private final WebhookAddresses strict = new WebhookAddresses(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "ff02::1"
      })
  void addresses_that_lead_inside_are_not_public(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void addresses_of_the_internet_are_public(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://localhost:9080/api",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::a00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1:8080/x",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///nothing",
        "http://user:word@example.org/",
        "https://example.org/#part",
        "https://example.org/\r\nX-Header: 1",
        "https://example.org:99999/",
        "not a url"
      })
  void urls_that_are_none_or_lead_inside_are_refused(String url) {
    assertThat(strict.refusal(url)).isPresent();
  }

  @Test
  void public_urls_are_accepted_and_names_without_an_address_for_now() {
    assertThat(strict.refusal("https://1.1.1.1/hook?a=b")).isEmpty();
    assertThat(strict.refusal("https://nowhere.invalid/hook")).isEmpty();
  }

  @Test
  void the_demonstration_may_allow_its_own_machine() {
    assertThat(new WebhookAddresses(true).refusal("http://127.0.0.1:4711/")).isEmpty();
  }
}
