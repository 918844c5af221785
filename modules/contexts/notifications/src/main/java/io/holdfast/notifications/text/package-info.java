/**
 * The texts of messages: Mustache templates, one for each message and language. A template has
 * three parts divided by lines of three hyphens: subject, short text (SMS, in the application),
 * long text (e-mail).
 */
package io.holdfast.notifications.text;
