/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-match.h"

G_BEGIN_DECLS

#define ACCORD_IMPORT_TELLS_MAX 8

/* How records of one kind that have no id of their own are told apart (accord-import-match-rules.c). */
typedef struct {
  guint64 identity;  /* fields that belong to the name, besides the title: never different in one record */
  int tells[ACCORD_IMPORT_TELLS_MAX]; /* fields that tell namesakes apart */
  guint n_tells;
  guint8 strict;     /* bit per tell: a different one is never the same record */
  guint8 of_persons; /* bit per tell: says nothing about companies */
  gboolean exact;    /* rows of one file are the same record only where they say the same */
} AccordImportRules;

typedef struct {
  guint64 name;  /* hash of what identifies it together; 0: none */
  guint64 email; /* 0: none */
  guint64 chosen; /* hash of the chosen fields */
  guint32 next;   /* another record of that name; 0: none */
  guint8 n_chosen; /* how many of the chosen fields it has */
  guint8 claimed : 1; /* has a reference or code */
  guint8 person : 1;
  guint8 company : 1;
  guint8 ours : 1; /* made in this run */
  guint8 seen : 1; /* a row of this file is it already */
} AccordImportKnown;

/* A record or row as far as matching goes. */
typedef struct {
  AccordImportKnown known;
  guint32 tells[ACCORD_IMPORT_TELLS_MAX]; /* hashes; 0: not said */
} AccordImportLook;

struct _AccordImportMatch {
  const AccordKind *kind;
  int title;
  int email;
  int type;
  AccordImportRules rules;
  guint64 keys;     /* key fields that are not the title */
  guint64 chosen;   /* fields that alone count, or 0 */
  guint8 n_chosen;
  AccordImportIndex *by_chosen;
  GArray *known;    /* of AccordImportKnown, by record id */
  AccordImportLook row; /* that was looked for last */
  GArray *tells;    /* of guint32, rules.n_tells a record, by record id */
  AccordImportIndex *uids;
  AccordImportIndex *by_key[64]; /* one a key field, or NULL */
  AccordImportIndex *exact;   /* by all that is said */
  AccordImportIndex *names;   /* the first of a chain: AccordImportKnown.next */
  AccordImportIndex *aliases; /* names of records that were merged, further names */
  AccordImportIndex *pairs;   /* the same with their e-mail */
  AccordImportIndex *emails;
};

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

void accord_import_match_rules (const AccordKind *kind, guint64 mapped, AccordImportRules *rules);
AccordImportKnown *accord_import_match_known (AccordImportMatch *self, gint64 id);
guint32 *accord_import_match_tells (AccordImportMatch *self, gint64 id);
void accord_import_match_look (AccordImportMatch *self, const AccordValue *values, AccordImportLook *look);
void accord_import_match_look_at (AccordImportMatch *self, AccordImportLook *look, int field,
                                  const char *text, gint64 number);
guint64 accord_import_match_exact (AccordImportMatch *self, const AccordImportKnown *known, const guint32 *tells);
gint64 accord_import_match_choose (AccordImportMatch *self, const AccordImportLook *row);
void accord_import_match_index (AccordImportMatch *self, gint64 id);
gboolean accord_import_match_load (AccordImportMatch *self, AccordReader *reader, GError **error);

G_END_DECLS
