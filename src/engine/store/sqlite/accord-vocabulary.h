/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordVocabulary: the distinct words of one kind's full-text index, packed into a few blocks of
 * memory that are searched byte by byte. Filled on one thread, then only read; counted, any thread.
 */
typedef struct _AccordVocabulary AccordVocabulary;

/* Sorts of words, each in a block of its own. */
typedef enum {
  ACCORD_WORDS_LETTERS, /* of the text: no digit in it */
  ACCORD_WORDS_NUMBERS, /* of the text: with a digit */
  ACCORD_WORDS_SOUNDS,  /* pinyin and initials */
  ACCORD_N_WORDS,
} AccordWordSort;

/* Where in a word the letters stand. */
typedef enum {
  ACCORD_WORD_BEGINS_WITH, /* also by its sound */
  ACCORD_WORD_HAS,         /* but does not begin with them */
  ACCORD_WORD_ENDS_WITH,   /* the same */
  ACCORD_WORD_CLOSE_TO,    /* begins with something like them (accord_text_distance()); also by its sound */
} AccordWordTest;

/* A walk over the words that pass a test; on the stack. */
typedef struct {
  const AccordVocabulary *vocabulary;
  const char *needle;
  gsize length;
  AccordWordTest test;
  guint block;
  gsize at;
} AccordWordWalk;

AccordVocabulary *accord_vocabulary_new (void);
AccordVocabulary *accord_vocabulary_ref (AccordVocabulary *self);
void accord_vocabulary_unref (AccordVocabulary *self);
void accord_vocabulary_add (AccordVocabulary *self, AccordWordSort sort, const char *word, gsize length);
void accord_vocabulary_add_text (AccordVocabulary *self, const AccordVocabulary *known, gboolean sounds, const char *text);
void accord_vocabulary_seal (AccordVocabulary *self);
void accord_vocabulary_append (AccordVocabulary *self, const AccordVocabulary *other);
gsize accord_vocabulary_size (const AccordVocabulary *self);
void accord_word_walk_init (AccordWordWalk *walk, const AccordVocabulary *vocabulary, const char *letters, AccordWordTest test);
const char *accord_word_walk_next (AccordWordWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordVocabulary, accord_vocabulary_unref)

G_END_DECLS
