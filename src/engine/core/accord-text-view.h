/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-text-match.h"

G_BEGIN_DECLS

/* Words of a text that are read for their sound; more are left out. */
#define ACCORD_TEXT_UNITS_MAX 64

/* A word, or one Chinese character with its reading. */
typedef struct {
  guint start;       /* in the plain text */
  guint length;
  const char *sound; /* pinyin, with v for ü, or NULL: the word itself */
} AccordTextUnit;

/* A text as the index has it (accord_text_index()), with where each byte came from. On the stack. */
typedef struct {
  GString *plain;
  GArray *origins; /* of AccordTextSpan, one for each byte of plain */
  AccordTextUnit units[ACCORD_TEXT_UNITS_MAX];
  guint n_units;
} AccordTextView;

void accord_text_view_init (AccordTextView *self, const char *text);
void accord_text_view_clear (AccordTextView *self);
void accord_text_view_add_span (const AccordTextView *self, guint start, guint length, GArray *spans);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordTextView, accord_text_view_clear)

G_END_DECLS
