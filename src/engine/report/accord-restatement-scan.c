/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books that are locked (domain.md F01, §4.2): a close that was taken back stays in its days and is subtracted on the day on
 * which it was taken back; days that were changed afterwards say so. Reader thread. */

#include "accord-config.h"

#include "accord-restatement-scan.h"

#include "accord-credit-scan.h"
#include "accord-deal-scan.h"
#include "accord-sync-rows.h"

enum {
  COLUMN_GROUP,
  COLUMN_ID,
  COLUMN_REVERSED,
  COLUMN_POSTED,
  COLUMN_FOR,
  COLUMN_LOST,
  COLUMN_AMOUNT,
  COLUMN_STAGE,
  COLUMN_OWNER,
  COLUMN_SHARES,
};

typedef struct {
  const AccordReportRequest *request;
  const AccordStageMap *stages;
  AccordGrouping *grouping;
  AccordReader *reader;
  GHashTable *members; /* (owned) identity → id; NULL where shares do not matter */
} Scan;

static void
scan_clear (Scan *self)
{
  g_clear_pointer (&self->members, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

static AccordStatement *
prepare (const Scan *self, AccordReader *reader, GError **error)
{
  const AccordReportRequest *request = self->request;
  g_autofree char *join = accord_grouping_join (self->grouping);
  gboolean of_deal = request->group_by == ACCORD_GROUP_DEAL_FIELD && !g_str_equal (request->field, "owner") && !g_str_equal (request->field, "customer") &&
                     !g_str_equal (request->field, "product") && !g_str_equal (request->field, "stage");
  g_autofree char *field = of_deal ? g_strdup_printf (", x.\"%s\" AS \"%s\"", request->field, request->field) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s, d.record, d.reversed, d.posted_on, d.for_on, d.is_lost, d.minor, d.stage, d.owner, d.shares FROM"
    " (SELECT r.id AS record, r.type='reversed' AS reversed, r.posted_on, r.for_on, r.outcome='lost' AS is_lost,"
    " CASE WHEN r.amount_currency=?1 THEN r.amount END AS minor, r.stage, r.owner, r.product, r.customer, r.shares%s"
    " FROM restatement r LEFT JOIN deal x ON x.id=r.deal WHERE r.del<=0 AND (?2=0 OR r.owner=?2 OR r.shares IS NOT NULL)) d%s",
    accord_grouping_column (self->grouping), field, join);
  AccordStatement *row = accord_reader_prepare (reader, sql, error);

  if (row == NULL)
    return NULL;
  accord_statement_bind_text (row, 1, request->currency);
  accord_statement_bind_int (row, 2, request->member);
  return row;
}

static AccordTally *
tally_of (const Scan *self, AccordStatement *row, int column)
{
  return accord_grouping_of_date (self->grouping, accord_grouping_of_row (self->grouping, row, COLUMN_GROUP), TRUE, accord_statement_int (row, column));
}

/* @sign: 1: it stays where it was told; -1: it is subtracted. Returns: (nullable): where it counts */
static AccordTally *
count (const Scan *self, AccordStatement *row, int column, int sign)
{
  AccordPrice price = { !accord_statement_is_null (row, COLUMN_AMOUNT), accord_statement_int (row, COLUMN_AMOUNT) };
  AccordTally *tally;

  if (!accord_scan_in_period (&self->request->period, TRUE, accord_statement_int (row, column)))
    return NULL;
  tally = tally_of (self, row, column);
  accord_tally_add_reversal (tally, accord_statement_int (row, COLUMN_LOST) != 0, price, sign);
  return tally;
}

/* One that is told and taken back in the same days is one record of them. */
static void
add_reversal (const Scan *self, AccordStatement *row)
{
  gint64 id = accord_statement_int (row, COLUMN_ID);
  AccordTally *told = count (self, row, COLUMN_FOR, 1), *posted = count (self, row, COLUMN_POSTED, -1);

  if (told != NULL)
    accord_grouping_hear (self->grouping, told, id, ACCORD_HEARD_REVERSED);
  if (posted != NULL && posted != told)
    accord_grouping_hear (self->grouping, posted, id, ACCORD_HEARD_REVERSED);
}

/* Shares (F09) */

/* All by identity, once: there are few. */
static gboolean
read_members (Scan *self, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, "SELECT id FROM member", error);
  g_autoptr (GError) failed = NULL;
  char uid[27];

  if (row == NULL)
    return FALSE;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (accord_statement_step (row, &failed))
    if (accord_reader_row_uid (self->reader, &accord_member_kind, accord_statement_int (row, 0), uid))
      g_hash_table_insert (self->members, g_strdup (uid), GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)));
  return accord_error_pass (error, &failed);
}

static gint64
find_member (const Scan *self, const char *uid)
{
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->members, uid));
}

static AccordTally *
tally_of_person (const Scan *self, AccordStatement *row, int column, gint64 person)
{
  AccordTally *tally;

  if (self->request->member != 0 && person != self->request->member)
    return NULL;
  if (!accord_credit_is_by_person (self->request))
    return tally_of (self, row, column);
  tally = accord_grouping_of_part (self->grouping, accord_statement_int (row, COLUMN_STAGE), person);
  return accord_grouping_of_date (self->grouping, tally, TRUE, accord_statement_int (row, column));
}

/* As it was shared when it was taken back: @sign as count(). */
static void
share (const Scan *self, AccordStatement *row, int column, int sign, char **words)
{
  AccordPrice price = { !accord_statement_is_null (row, COLUMN_AMOUNT), accord_statement_int (row, COLUMN_AMOUNT) };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AccordCreditLine));
  AccordCreditLine owner = { 0 };

  if (!accord_scan_in_period (&self->request->period, TRUE, accord_statement_int (row, column)))
    return;
  owner.tally = tally_of_person (self, row, column, accord_statement_int (row, COLUMN_OWNER));
  g_array_append_val (lines, owner);
  for (int i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      AccordCreditLine line = { -1, g_ascii_strtoll (words[i + 1], NULL, 10), tally_of_person (self, row, column, find_member (self, words[i])) };

      g_array_append_val (lines, line);
    }
  accord_credit_count (self->grouping, (const AccordCreditLine *) (void *) lines->data, lines->len, price, sign, 0);
}

static void
add_shares (const Scan *self, AccordStatement *row)
{
  g_auto (GStrv) words = NULL;

  if (accord_statement_is_null (row, COLUMN_SHARES) || accord_statement_int (row, COLUMN_LOST) != 0 ||
      self->members == NULL)
    return;
  words = g_strsplit (accord_statement_text (row, COLUMN_SHARES), " ", -1);
  share (self, row, COLUMN_FOR, 1, words);
  share (self, row, COLUMN_POSTED, -1, words);
}

static void
add_row (const Scan *self, AccordStatement *row)
{
  const AccordStage *stage = accord_stage_map_find (self->stages, accord_statement_int (row, COLUMN_STAGE));
  AccordTally *tally;
  gboolean mine;

  if (self->request->pipeline != 0 && (stage == NULL || stage->pipeline != self->request->pipeline))
    return;
  mine = self->request->member == 0 || accord_statement_int (row, COLUMN_OWNER) == self->request->member;
  if (accord_statement_int (row, COLUMN_REVERSED) != 0)
    {
      if (mine)
        add_reversal (self, row);
      add_shares (self, row);
    }
  else if (mine && accord_scan_in_period (&self->request->period, TRUE, accord_statement_int (row, COLUMN_FOR)))
    {
      tally = tally_of (self, row, COLUMN_FOR);
      tally->restated++;
      accord_grouping_hear (self->grouping, tally, accord_statement_int (row, COLUMN_ID), ACCORD_HEARD_RESTATED);
    }
}

/**
 * accord_restatement_scan:
 * @reader: the reader, on its thread
 * @request: what is asked for, of closed deals
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_restatement_scan (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping,
                         GError **error)
{
  g_auto (Scan) self = { request, stages, grouping, reader, NULL };
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_reader_is_made (reader, &accord_restatement_kind))
    return TRUE;
  if (accord_credit_is_by_person (request) && !accord_grouping_prefetch (grouping, reader, error))
    return FALSE;
  if ((accord_credit_is_by_person (request) || request->member != 0) && !read_members (&self, error))
    return FALSE;
  row = prepare (&self, reader, error);
  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    add_row (&self, row);
  return accord_error_pass (error, &failed);
}

/**
 * accord_restatement_version:
 * @reader: the reader, on its thread
 *
 * Returns: a number that is another one whenever something was restated or that was undone
 */
gint64
accord_restatement_version (AccordReader *reader)
{
  g_autoptr (AccordStatement) row = NULL;

  if (!accord_reader_is_made (reader, &accord_restatement_kind))
    return 0;
  row = accord_reader_prepare (reader, "SELECT coalesce(sum(id*(del<=0)),0)*4096+count(*) FROM restatement", NULL);
  return row != NULL && accord_statement_step (row, NULL) ? accord_statement_int (row, 0) : -1;
}
