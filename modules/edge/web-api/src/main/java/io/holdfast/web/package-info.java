/**
 * The public HTTP interface of Holdfast, version 1: it reads and checks requests, asks the
 * contexts, and shows what they answer. It decides nothing about stock or orders itself.
 */
package io.holdfast.web;
