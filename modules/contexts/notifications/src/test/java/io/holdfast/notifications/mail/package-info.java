/** Tests of e-mail. */
package io.holdfast.notifications.mail;
