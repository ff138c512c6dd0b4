/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Exactly one of @value and @error is there. */
typedef void (*AccordNewestAnswerFunc) (gpointer owner, const GValue *value, const GError *error);

/* Questions that an object asks again and again, of which only the newest answer counts: rows of what is on show, counted
 * anew with every commit. Lives inside its owner, which is not held by it. Main thread. */
typedef struct {
  GObject *owner;
  AccordNewestAnswerFunc answered;
  guint generation;
} AccordNewestAnswer;

void accord_newest_answer_init (AccordNewestAnswer *self, gpointer owner, AccordNewestAnswerFunc answered);
void accord_newest_answer_ask (AccordNewestAnswer *self, DexFuture *question);
void accord_newest_answer_drop (AccordNewestAnswer *self);

G_END_DECLS
