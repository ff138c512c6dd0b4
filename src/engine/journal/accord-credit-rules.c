/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has which share of a deal (domain.md F09):
 *
 *   shares of a deal     come to exactly 100 % when the change set ends, or there are none: then the owner has all of it
 *   owner changed        after the close: whose it was then keeps the credit; a row says so, written with the change
 *   reopened, lost       that row goes: the next close is whose it then is. Shares that people gave stay
 *   books locked         the shares of deals won in those days stay as they are
 *
 * What undo puts back was right once, and what comes from other computers is taken as it is; shares that do not come to 100 %
 * then (two people changed them at once) count in proportion, on every computer alike, until somebody puts them right.
 * A deal without shares costs a move nothing: no row is looked for unless a closed deal gets another owner or is reopened.
 * Database thread. */

#include "accord-config.h"

#include "accord-credit-rules.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-id.h"
#include "accord-offer-rules.h"
#include "accord-pair.h"

#define DEAL (&accord_deal_kind)
#define KIND (&accord_deal_credit_kind)

static int
field_of (const AccordKind *kind, const char *name)
{
  return accord_kind_find (kind, name);
}

static gboolean
changes (const AccordPending *pending, const char *name)
{
  return (pending->changed & (G_GUINT64_CONSTANT (1) << field_of (DEAL, name))) != 0;
}

/* Returns: (transfer full) (element-type AccordRecord) (nullable): the living rows of a deal */
static GPtrArray *
rows_of (AccordTransaction *self, gint64 deal, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GArray) owned = accord_writer_owned (self->writer, DEAL, deal, error);

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      AccordRecord *record;

      if (!accord_kind_is (row->kind, KIND))
        continue;
      record = accord_writer_load (self->writer, row->kind, row->id, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (rows, record);
    }
  return owned != NULL ? g_steal_pointer (&rows) : NULL;
}

/* What the shares come to, overlay apart; 0: there are none. */
static gint64
sum_of (GPtrArray *rows, guint *n)
{
  gint64 sum = 0;

  *n = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      if (accord_record_number (rows->pdata[i], "overlay") != 0)
        continue;
      sum += accord_record_number (rows->pdata[i], "share");
      (*n)++;
    }
  return sum;
}

/* What a stage means for a deal that stands in it. */
static gboolean
is_won (AccordTransaction *self, gint64 stage, gboolean *won, GError **error)
{
  AccordRecord *record;

  if (self->gate == NULL)
    self->gate = accord_gate_new (accord_writer_reader (self->writer));
  record = accord_gate_stage (self->gate, stage, error);
  *won = record != NULL && g_strcmp0 (accord_record_text (record, "outcome"), "won") == 0;
  return record != NULL;
}

/* 100 % */

static void
touch (AccordTransaction *self, gint64 deal)
{
  if (self->credits == NULL)
    self->credits = g_hash_table_new (NULL, NULL);
  g_hash_table_add (self->credits, GSIZE_TO_POINTER ((gsize) deal));
}

/**
 * accord_credit_rules_touch:
 * @kind: of a record that comes or is changed
 * @values: its values
 *
 * The shares of its deal are added up when the change set ends, where it is one of them.
 */
void
accord_credit_rules_touch (AccordTransaction *self, const AccordKind *kind, const AccordValue *values)
{
  if (accord_kind_is (kind, KIND))
    touch (self, values[field_of (KIND, "deal")].number);
}

/* One that goes or comes back. */
void
accord_credit_rules_touch_record (AccordTransaction *self, AccordRecord *record)
{
  if (accord_kind_is (accord_record_kind (record), KIND))
    touch (self, accord_record_number (record, "deal"));
}

static gboolean
check_deal (AccordTransaction *self, gint64 deal, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (AccordRecord) record = NULL;
  g_autofree char *sum = NULL;
  guint n;

  if (!accord_writer_is_living (self->writer, DEAL, deal))
    return TRUE; /* it went, and its shares with it */
  rows = rows_of (self, deal, error);
  if (rows == NULL || sum_of (rows, &n) == ACCORD_RATE_WHOLE || n == 0)
    return rows != NULL;
  record = accord_writer_load (self->writer, DEAL, deal, error);
  sum = accord_rate_format (sum_of (rows, &n));
  if (record != NULL)
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                 /* Translators: a deal; a rate such as 90%. */
                 _ ("The shares of “%s” come to %s and must be exactly 100%% together. Change them, or take all of them away: then the owner has everything."),
                 accord_record_title (record), sum);
  return FALSE;
}

/**
 * accord_credit_rules_check:
 * @self: a transaction whose edits are written
 *
 * Returns: %FALSE with a sentence if shares of a deal that it touched do not come to 100 %
 */
gboolean
accord_credit_rules_check (AccordTransaction *self, GError **error)
{
  GHashTableIter iter;
  gpointer deal;

  if (self->credits == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->credits);
  while (g_hash_table_iter_next (&iter, &deal, NULL))
    if (!check_deal (self, (gint64) GPOINTER_TO_SIZE (deal), error))
      return FALSE;
  return TRUE;
}

/**
 * accord_credit_rules_read:
 * @deal: id of a deal
 * @text: (out) (nullable): its shares as a restatement keeps them; %NULL: it has none
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_credit_rules_read (AccordTransaction *self, gint64 deal, char **text, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (self, deal, error);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char member[ACCORD_ID_TEXT + 1];
      AccordId uid;

      if (accord_record_number (rows->pdata[i], "overlay") != 0 ||
          !accord_writer_uid_of (self->writer, &accord_member_kind, accord_record_number (rows->pdata[i], "member"), &uid))
        continue;
      accord_id_to_text (&uid, member);
      g_string_append_printf (words, "%s%s %" G_GINT64_FORMAT, words->len > 0 ? " " : "", member, accord_record_number (rows->pdata[i], "share"));
    }
  *text = words->len > 0 ? g_strdup (words->str) : NULL;
  return rows != NULL;
}

/* Locked books */

static gboolean
check_unlocked (AccordTransaction *self, gint64 deal, GError **error)
{
  g_autoptr (AccordRecord) settings = accord_offer_rules_settings (self);
  g_autoptr (AccordRecord) record = NULL;
  g_autofree char *day = NULL;
  gint64 until, closed;
  gboolean won;

  if (settings == NULL || !accord_record_get_number (settings, "locked_until", &until) ||
      !accord_writer_is_living (self->writer, DEAL, deal))
    return TRUE;
  record = accord_writer_load (self->writer, DEAL, deal, error);
  if (record == NULL)
    return FALSE;
  if (!accord_record_get_number (record, "closed_on", &closed) || closed > until)
    return TRUE;
  if (!is_won (self, accord_record_number (record, "stage"), &won, error))
    return FALSE;
  if (!won)
    return TRUE;
  day = accord_record_format (settings, "locked_until");
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               /* Translators: a deal; a day. */
               _ ("“%s” was won in days whose books are locked (up to %s): its shares stay as they were told. Unlock the books in Preferences first."),
               accord_record_title (record), day);
  return FALSE;
}

/**
 * accord_credit_rules_check_one:
 * @values: of a row that is written
 *
 * Returns: %FALSE with a sentence if it cannot be
 */
gboolean
accord_credit_rules_check_one (AccordTransaction *self, const AccordValue *values, GError **error)
{
  if (values[field_of (KIND, "share")].number <= 0)
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                           _ ("A share must be more than 0% and at most 100%. Take the member away instead."));
      return FALSE;
    }
  return self->bulk || values[field_of (KIND, "kept")].number != 0 || check_unlocked (self, values[field_of (KIND, "deal")].number, error);
}

/**
 * accord_credit_rules_check_deleted:
 * @record: of any kind
 *
 * Returns: %FALSE with a sentence if it is a share that has to stay
 */
gboolean
accord_credit_rules_check_deleted (AccordTransaction *self, AccordRecord *record, GError **error)
{
  return !accord_kind_is (accord_record_kind (record), KIND) || accord_record_number (record, "kept") != 0 ||
         check_unlocked (self, accord_record_number (record, "deal"), error);
}

/* Owner changed, reopened */

/* The row that the pair had once and that lies in the Trash; 0: none. */
static gint64
find_trashed (AccordTransaction *self, const AccordValue *values)
{
  g_autoptr (AccordRecord) row = NULL;
  AccordId uid;
  gint64 id;

  if (!accord_pair_identity (self, KIND, values, &uid))
    return 0;
  id = accord_writer_row_of (self->writer, KIND, &uid);
  row = id != 0 ? accord_writer_load (self->writer, KIND, id, NULL) : NULL;
  if (row == NULL || !accord_record_is_deleted (row) || accord_writer_is_stub (self->writer, row) ||
      accord_record_number (row, "deal") != values[field_of (KIND, "deal")].number ||
      accord_record_number (row, "member") != values[field_of (KIND, "member")].number)
    return 0;
  return id;
}

/* Edits are being written just now: what the row says is gathered and written after them. */
static gboolean
bring_back (AccordTransaction *self, gint64 id, const AccordValue *values, GError **error)
{
  static const char *const said[] = { "share", "overlay", "kept" };

  if (!accord_writer_set_deleted (self->writer, KIND, id, FALSE, error))
    return FALSE;
  accord_transaction_told (self, KIND, id, 'r', 0);
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    if (!accord_transaction_set (self, KIND, id, field_of (KIND, said[i]), &values[field_of (KIND, said[i])], error))
      return FALSE;
  return TRUE;
}

static gboolean
keep (AccordTransaction *self, gint64 deal, gint64 owner, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (self, deal, error);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  guint n = 0;
  gint64 id;

  if (rows == NULL)
    return FALSE;
  sum_of (rows, &n);
  if (n > 0)
    return TRUE;
  accord_value_set_number (&values[field_of (KIND, "deal")], deal);
  accord_value_set_number (&values[field_of (KIND, "member")], owner);
  accord_value_set_number (&values[field_of (KIND, "share")], ACCORD_RATE_WHOLE);
  accord_value_set_number (&values[field_of (KIND, "overlay")], FALSE);
  accord_value_set_number (&values[field_of (KIND, "kept")], TRUE);
  id = find_trashed (self, values);
  return id != 0 ? bring_back (self, id, values, error) : accord_transaction_create (self, KIND, values, error) != 0;
}

static gboolean
let_go (AccordTransaction *self, gint64 deal, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (self, deal, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gint64 id = accord_record_id (rows->pdata[i]);

      if (accord_record_number (rows->pdata[i], "kept") == 0)
        continue;
      if (!accord_writer_set_deleted (self->writer, KIND, id, TRUE, error))
        return FALSE;
      accord_transaction_told (self, KIND, id, 'd', 0);
    }
  return rows != NULL;
}

/**
 * accord_credit_rules_follow:
 * @pending: a record that is about to be written
 *
 * What follows for the credit where it is a closed deal.
 */
gboolean
accord_credit_rules_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  const AccordValue *before;
  gboolean was = FALSE, is = FALSE;
  int owner, stage;

  if (!accord_kind_is (pending->kind, DEAL) || !(changes (pending, "owner") || changes (pending, "stage")))
    return TRUE;
  owner = field_of (DEAL, "owner");
  stage = field_of (DEAL, "stage");
  if (!pending->after[stage].has_number) /* refused in a moment */
    return TRUE;
  if (!is_won (self, accord_record_value (pending->before, stage)->number, &was, error) ||
      !is_won (self, pending->after[stage].number, &is, error))
    return FALSE;
  if (was && !is)
    return let_go (self, pending->id, error);
  before = accord_record_value (pending->before, owner);
  return !was || !is || !changes (pending, "owner") || !before->has_number || keep (self, pending->id, before->number, error);
}
