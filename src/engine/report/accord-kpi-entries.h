/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kpi-table.h"

G_BEGIN_DECLS

/* A line of the catalogue: what it is, and how it is counted. */
typedef struct {
  AccordKpi kpi; /* first, so that a const AccordKpi * of a table is an entry */
  AccordMeasure measure;
  AccordScope scope;
  const AccordKpiQuery *query; /* ACCORD_SCOPE_PARTS */
} AccordKpiEntry;

/* The entries of one layer. */
typedef struct {
  const AccordKpiEntry *entries;
  gsize n;
} AccordKpiEntries;

extern const AccordKpiEntries accord_kpi_team_entries;
extern const AccordKpiEntries accord_kpi_process_entries;
extern const AccordKpiEntries accord_kpi_personal_entries;

G_END_DECLS
