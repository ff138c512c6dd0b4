/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-vocabulary.h"

G_BEGIN_DECLS

/* AccordWords: which words the full-text index of each kind has, kept in memory for as long as the
 * store is open. Owned by the store; its locks are held for moments. */
AccordWords *accord_words_new (void);
void accord_words_free (AccordWords *self);

/* The words thread. */
gboolean accord_words_build (AccordWords *self, AccordReader *db, const AccordKind *kind, GError **error);
void accord_words_stop (AccordWords *self); /* any thread: a build under way ends */

/* The writer: words of the open transaction, made known before anybody can see its rows. */
void accord_words_note (AccordWords *self, const AccordKind *kind, const char *text, const char *pinyin);
void accord_words_before_commit (AccordWords *self);
void accord_words_after_commit (AccordWords *self);
void accord_words_drop_notes (AccordWords *self);

/* Readers: what the index of a kind has, and what has come since; FALSE while not known. */
gboolean accord_words_get (AccordWords *self, AccordReader *reader, const AccordKind *kind, AccordVocabulary **all,
                           AccordVocabulary **recent);
gboolean accord_words_is_ready (AccordWords *self, const AccordKind *kind);
gboolean accord_words_is_stale (AccordWords *self, const AccordKind *kind);

G_END_DECLS
