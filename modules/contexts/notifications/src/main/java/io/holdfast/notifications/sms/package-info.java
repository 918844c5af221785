/** Text messages through a provider's HTTP interface. */
package io.holdfast.notifications.sms;
