/** Tests of texts. */
package io.holdfast.notifications.text;
