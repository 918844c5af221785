/** E-mail by Jakarta Mail over SMTP. */
package io.holdfast.notifications.mail;
