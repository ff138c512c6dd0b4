/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-map.h"
#include "accord-tally.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;   /* record, first day of the month, or number of the field */
  char *text;  /* as figures name it; "" for the group without a name */
  GBytes *key; /* sort key of the text, or NULL */
  int position;
  gboolean listed; /* shown even when nothing was counted in it */
  AccordTally tally;
} AccordGroup;

/* The groups of one report; accord-grouping.c fills them, accord-grouping-order.c names and orders. */
typedef struct {
  AccordGroupBy by;
  const AccordField *field; /* of the customer kind, or NULL */
  const AccordKind *kind;   /* whose records are the groups, or NULL */
  const AccordStageMap *stages;
  const AccordKind *over; /* member or customer, whose field tells the group of a deal, or NULL */
  const char *over_link;  /* the deal's link to it */
  char *column;           /* the field that tells the group */
  GPtrArray *by_over;     /* id of the member or customer → AccordGroup or NULL, once prefetched */
  GPtrArray *groups;   /* (owned) of AccordGroup */
  GHashTable *by_id;   /* gint64 → AccordGroup, borrowed */
  GHashTable *by_text; /* text → AccordGroup, borrowed */
  AccordGroup *nameless; /* borrowed, or NULL */
  AccordGroup *recent;   /* borrowed, or NULL: rows of one group often follow each other */
  GArray *heard;         /* of AccordHeardLine: what is counted, one by one; borrowed, or NULL: nobody asks */
} AccordGrouping;

/* What a record is to the figure that counts it. */
typedef enum {
  ACCORD_HEARD_PART = 1 << 0,     /* of the numerator */
  ACCORD_HEARD_WHOLE = 1 << 1,    /* of the denominator */
  ACCORD_HEARD_LEFT_OUT = 1 << 2, /* of neither */
  ACCORD_HEARD_LOST = 1 << 3,     /* what became of the rest */
  ACCORD_HEARD_DISCARDED = 1 << 4,
  ACCORD_HEARD_OPEN = 1 << 5,
  ACCORD_HEARD_REVERSED = 1 << 6, /* closed in days that are locked, and taken back */
  ACCORD_HEARD_RESTATED = 1 << 7, /* closed or changed in days that are locked */
  ACCORD_HEARD_CREDITED = 1 << 8, /* a deal of another owner, of which a share counts here */
  ACCORD_HEARD_GIVEN = 1 << 9,    /* a deal whose owner has no share of it */
  ACCORD_HEARD_SHARE = 1 << 10,   /* the share itself */
  ACCORD_HEARD_AGAINST = 1 << 11, /* lessens the numerator */
} AccordHeardRole;

typedef struct {
  const AccordTally *tally;
  gint64 id;
  guint roles;
} AccordHeardLine;

AccordGrouping *accord_grouping_new (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, GError **error);
void accord_grouping_free (AccordGrouping *self);
gboolean accord_grouping_by_number (const AccordGrouping *self);
gboolean accord_grouping_prefetch (AccordGrouping *self, AccordReader *reader, GError **error);
const char *accord_grouping_column (const AccordGrouping *self);
char *accord_grouping_join (const AccordGrouping *self);
AccordTally *accord_grouping_of_row (AccordGrouping *self, AccordStatement *row, int column);
AccordTally *accord_grouping_of_text (AccordGrouping *self, const char *text);
AccordTally *accord_grouping_of_number (AccordGrouping *self, gint64 number);
AccordTally *accord_grouping_of_part (AccordGrouping *self, gint64 stage, gint64 part);
AccordTally *accord_grouping_of_date (AccordGrouping *self, AccordTally *of_row, gboolean dated, gint64 date);
void accord_grouping_hear (AccordGrouping *self, const AccordTally *tally, gint64 id, guint roles);
/* Inside. */
AccordGroup *accord_grouping_group (AccordGrouping *self, gint64 id);
gboolean accord_grouping_list (AccordGrouping *self, AccordReader *reader, const AccordReportRequest *request, GError **error);

GPtrArray *accord_grouping_finish (AccordGrouping *self, AccordReader *reader, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGrouping, accord_grouping_free)

G_END_DECLS
