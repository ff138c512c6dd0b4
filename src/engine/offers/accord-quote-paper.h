/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* A quote in words, as it stands on paper. Immutable, boxed, counted; any thread. */
typedef struct {
  char *text;
  char *quantity;
  char *unit;
  char *discount; /* "" for none */
  char *net;
} AccordQuotePaperLine;

typedef struct {
  char *label;
  char *amount;
  gboolean strong;
} AccordQuotePaperSum;

typedef struct {
  gatomicrefcount refs;
  char *sender;    /* the workspace's name */
  char *address;   /* "" for none; may have several lines */
  char *customer;  /* name, person and address, a line each */
  char *number;    /* "Q-0012, version 2" */
  char *facts;     /* dates and who is asked, a line each */
  char *currency;
  GPtrArray *lines; /* (owned) of AccordQuotePaperLine */
  GPtrArray *sums;  /* (owned) of AccordQuotePaperSum */
  char *terms;     /* "" for none */
  gboolean draft;
} AccordQuotePaper;

#define ACCORD_TYPE_QUOTE_PAPER (accord_quote_paper_get_type ())
GType accord_quote_paper_get_type (void) G_GNUC_CONST;
AccordQuotePaper *accord_quote_paper_ref (AccordQuotePaper *self);
void accord_quote_paper_unref (AccordQuotePaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuotePaper, accord_quote_paper_unref)

DexFuture *accord_quote_paper_load (AccordStore *store, gint64 quote); /* AccordQuotePaper */

G_END_DECLS
