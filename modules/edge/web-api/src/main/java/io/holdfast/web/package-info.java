/**
 * The public HTTP interface of Holdfast, version 1: it parses and validates requests, calls the
 * contexts, and formats their results. It contains no business rules.
 */
package io.holdfast.web;
