/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ctl.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* The options that say which records, alike for list and export. Zero-initialised. */
typedef struct {
  char **where;
  char *filter;
  char *search;
  char *sort;
  gint64 limit;
} AccordCtlQuery;

#define ACCORD_CTL_QUERY_OPTIONS(query)                                                            \
  { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(query)->where,                                     \
    N_("Only records that meet a condition such as stage=Won, amount>=5000, city=Kiel|Ulm or "     \
       "last_contact=older than 30 days (several: all)"),                                          \
    N_("CONDITION") },                                                                             \
  { "filter", 0, 0, G_OPTION_ARG_STRING, &(query)->filter,                                         \
    N_("Only records that meet a filter as saved views hold it"), N_("JSON") },                    \
  { "search", 0, 0, G_OPTION_ARG_STRING, &(query)->search,                                         \
    N_("Only records found by these words, pinyin or initials"), N_("WORDS") },                    \
  { "sort", 0, 0, G_OPTION_ARG_STRING, &(query)->sort,                                             \
    N_("Order by a field; -FIELD from the end"), N_("FIELD") },                                    \
  { "limit", 0, 0, G_OPTION_ARG_INT64, &(query)->limit, N_("At most so many; 0, as without it: all"), N_("N") }

AccordQuery *accord_ctl_query_make (AccordCtl *ctl, const AccordCtlQuery *options,
                                    const AccordKind *kind, GError **error);
gboolean accord_ctl_query_check (AccordCtl *ctl, const AccordFilter *filter, GError **error);
void accord_ctl_query_clear (AccordCtlQuery *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordCtlQuery, accord_ctl_query_clear)

G_END_DECLS
