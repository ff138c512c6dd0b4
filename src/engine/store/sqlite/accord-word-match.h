/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

/* What was typed, turned through the words in memory into what the index of words answers at once. One
 * search, one thread. */
typedef struct _AccordWordMatch AccordWordMatch;

gboolean accord_word_match_concerns (const AccordKind *kind, const char *typed);
gboolean accord_word_match_is_short (const char *typed);

AccordWordMatch *accord_word_match_new_beginning (AccordReader *reader, const AccordKind *kind, const char *term);
AccordWordMatch *accord_word_match_new_inside (AccordReader *reader, const AccordKind *kind, const char *typed);
AccordWordMatch *accord_word_match_new_close (AccordReader *reader, const AccordKind *kind, const char *term);
void accord_word_match_free (AccordWordMatch *self);
gboolean accord_word_match_is_known (AccordWordMatch *self);
guint accord_word_match_count (AccordWordMatch *self, guint most);
const char *accord_word_match_next (AccordWordMatch *self);
guint accord_word_match_n_words (AccordWordMatch *self);
gboolean accord_word_match_must_confirm (AccordWordMatch *self);
gboolean accord_word_match_confirm (AccordWordMatch *self, gint64 id, gboolean *has, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordWordMatch, accord_word_match_free)

G_END_DECLS
