/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books that are locked up to a day (domain.md F01, §4.2; the workspace's "locked_until"). A close of those days may still be
 * taken back or changed; what follows is written down beside it, in the same change set:
 *
 *   taken back, deleted, or closed on a later day: a reversal; the locked days keep what they told, the day of the change loses it
 *   entered or changed within the locked days:     a restatement, which figures of those days show
 *   closed again as it was:                        its reversal goes
 *
 * Undo takes these along, since they are of its change set. Database thread. */

#include "accord-config.h"

#include "accord-locked-books.h"

#include "accord-credit-rules.h"
#include "accord-offer-rules.h"

#define DEAL (&accord_deal_kind)
#define KIND (&accord_restatement_kind)

/* What a deal is to the books, before or after. */
typedef struct {
  const char *outcome; /* "won", "lost"; NULL: neither */
  gint64 day;
  gboolean locked;     /* closed on a day whose books are */
} Close;

static int
deal_field (const char *name)
{
  return accord_kind_find (DEAL, name);
}

/* FALSE: no books are. */
static gboolean
read_lock (AccordTransaction *self, gint64 *until)
{
  g_autoptr (AccordRecord) settings = accord_offer_rules_settings (self);

  return settings != NULL && accord_record_get_number (settings, "locked_until", until);
}

static gboolean
read_close (AccordTransaction *self, const AccordValue *values, Close *close, GError **error)
{
  const AccordValue *day = &values[deal_field ("closed_on")];
  AccordRecord *stage;
  const char *outcome;

  *close = (Close) { .day = day->number };
  if (!day->has_number)
    return TRUE;
  if (self->gate == NULL)
    self->gate = accord_gate_new (accord_writer_reader (self->writer));
  stage = accord_gate_stage (self->gate, values[deal_field ("stage")].number, error);
  outcome = stage != NULL ? accord_record_text (stage, "outcome") : NULL;
  if (g_strcmp0 (outcome, "won") == 0 || g_strcmp0 (outcome, "lost") == 0)
    close->outcome = *outcome == 'w' ? "won" : "lost";
  return stage != NULL;
}

/* Living ones of the deal for the day. */
static AccordIds *
find (AccordTransaction *self, gint64 deal, const char *type, gint64 day, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (KIND);

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  accord_query_add_text (query, "type", ACCORD_OP_IS, type);
  accord_query_add_number (query, "for_on", ACCORD_OP_IS, day);
  return accord_reader_find (accord_writer_reader (self->writer), query, error);
}

static gboolean
post (AccordTransaction *self, gint64 deal, const AccordValue *facts, const Close *close, const char *type, GError **error)
{
  static const char *const same[] = { "name", "amount", "owner", "product", "customer" };
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  g_autofree char *shares = NULL;
  gint64 id;

  if (!accord_credit_rules_read (self, deal, &shares, error))
    return FALSE;
  if (shares != NULL)
    accord_value_set_text (&values[accord_kind_find (KIND, "shares")], shares);
  accord_value_set_number (&values[accord_kind_find (KIND, "deal")], deal);
  accord_value_set_number (&values[accord_kind_find (KIND, "stage")], facts[deal_field ("stage")].number);
  accord_value_set_number (&values[accord_kind_find (KIND, "posted_on")], accord_date_today ());
  accord_value_set_number (&values[accord_kind_find (KIND, "for_on")], close->day);
  accord_value_set_text (&values[accord_kind_find (KIND, "type")], type);
  accord_value_set_text (&values[accord_kind_find (KIND, "outcome")], close->outcome);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    accord_value_copy (&values[accord_kind_find (KIND, same[i])], &facts[deal_field (same[i])]);
  id = accord_transaction_create (self, KIND, values, error);
  for (int i = 0; i < KIND->n_fields; i++)
    accord_value_clear (&values[i]);
  return id != 0;
}

/* Says once that the day tells something else now. */
static gboolean
restate (AccordTransaction *self, gint64 deal, const AccordValue *facts, const Close *close, GError **error)
{
  g_autoptr (AccordIds) told = find (self, deal, "restated", close->day, error);

  return told != NULL && (told->n_ids > 0 || post (self, deal, facts, close, "restated", error));
}

/* Whether it is again what had been taken back. */
static gboolean
is_as_reversed (AccordTransaction *self, gint64 reversal, const AccordValue *facts, const Close *close)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, KIND, reversal, NULL);

  return record != NULL && g_strcmp0 (accord_record_text (record, "outcome"), close->outcome) == 0 &&
         accord_value_equal (accord_record_value (record, accord_kind_find (KIND, "amount")), &facts[deal_field ("amount")]);
}

static gboolean
enter (AccordTransaction *self, gint64 deal, const AccordValue *facts, const Close *close, GError **error)
{
  g_autoptr (AccordIds) reversals = find (self, deal, "reversed", close->day, error);
  gboolean same = FALSE;

  if (reversals == NULL)
    return FALSE;
  for (guint i = 0; i < reversals->n_ids; i++)
    {
      same |= is_as_reversed (self, reversals->ids[i], facts, close);
      if (!accord_writer_set_deleted (self->writer, KIND, reversals->ids[i], TRUE, error))
        return FALSE;
      accord_transaction_told (self, KIND, reversals->ids[i], 'd', 0);
    }
  return same || restate (self, deal, facts, close, error);
}

static gboolean
tells_otherwise (const AccordPending *pending)
{
  static const char *const counted[] = { "stage", "closed_on", "amount", "owner", "product", "customer" };

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (pending->changed & (G_GUINT64_CONSTANT (1) << deal_field (counted[i])))
      return TRUE;
  return FALSE;
}

static AccordValue *
copy_values (AccordRecord *record)
{
  AccordValue *values = g_new0 (AccordValue, DEAL->n_fields);

  for (int i = 0; i < DEAL->n_fields; i++)
    accord_value_copy (&values[i], accord_record_value (record, i));
  return values;
}

static void
free_values (AccordValue *values)
{
  for (int i = 0; i < DEAL->n_fields; i++)
    accord_value_clear (&values[i]);
  g_free (values);
}

static gboolean
follow (AccordTransaction *self, const AccordPending *pending, const AccordValue *before, gint64 until, GError **error)
{
  Close was, is;

  if (!read_close (self, before, &was, error) || !read_close (self, pending->after, &is, error))
    return FALSE;
  was.locked = was.outcome != NULL && was.day <= until;
  is.locked = is.outcome != NULL && is.day <= until;
  if (was.locked && !is.locked)
    return post (self, pending->id, before, &was, "reversed", error);
  if (was.locked && is.locked)
    return restate (self, pending->id, pending->after, &is, error);
  return !is.locked || enter (self, pending->id, pending->after, &is, error);
}

/**
 * accord_locked_books_follow:
 * @pending: a record that is about to be written
 *
 * What follows for the books where it is a deal.
 */
gboolean
accord_locked_books_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int day = deal_field ("closed_on");
  AccordValue *before;
  gint64 until;
  gboolean ok;

  if (!accord_kind_is (pending->kind, DEAL) || !tells_otherwise (pending) ||
      (!pending->after[day].has_number && !accord_record_value (pending->before, day)->has_number) || !read_lock (self, &until))
    return TRUE;
  before = copy_values (pending->before);
  ok = follow (self, pending, before, until, error);
  free_values (before);
  return ok;
}

/* Whether anything was ever posted of the deal for the day, in the Trash or not. */
static gboolean
was_posted (AccordTransaction *self, gint64 deal, gint64 day, gboolean *posted, GError **error)
{
  *posted = FALSE;
  for (int deleted = 0; deleted < 2 && !*posted; deleted++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (KIND);
      g_autoptr (AccordIds) ids = NULL;

      accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
      accord_query_add_number (query, "for_on", ACCORD_OP_IS, day);
      accord_query_set_deleted (query, deleted != 0);
      ids = accord_reader_find (accord_writer_reader (self->writer), query, error);
      if (ids == NULL)
        return FALSE;
      *posted = ids->n_ids > 0;
    }
  return TRUE;
}

/**
 * accord_locked_books_follow_undo:
 * @pending: a record that is about to be put back by undo or redo
 *
 * What was posted with a change goes and comes with it. Only of a close, or a reopening, from before the days were locked
 * nothing was posted then: it is now.
 */
gboolean
accord_locked_books_follow_undo (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int day = deal_field ("closed_on");
  const AccordValue *left, *entered;
  gboolean posted = FALSE;

  if (!accord_kind_is (pending->kind, DEAL))
    return TRUE;
  left = accord_record_value (pending->before, day);
  entered = &pending->after[day];
  if (accord_value_equal (left, entered))
    return TRUE;
  if ((left->has_number && !was_posted (self, pending->id, left->number, &posted, error)) ||
      (!posted && entered->has_number && !was_posted (self, pending->id, entered->number, &posted, error)))
    return FALSE;
  return posted || accord_locked_books_follow (self, pending, error);
}

/* Once for a file of thousands. */
static gboolean
read_lock_once (AccordTransaction *self, gint64 *until)
{
  if (!self->bulk)
    return read_lock (self, until);
  if (self->lock == NULL)
    {
      self->lock = g_new (gint64, 1);
      if (!read_lock (self, self->lock))
        *self->lock = G_MININT64;
    }
  *until = *self->lock;
  return *until != G_MININT64;
}

/* A deal that comes closed, by hand or out of a file. Nothing was said of it before. */
gboolean
accord_locked_books_follow_new (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  gint64 until;
  Close close;

  if (!accord_kind_is (kind, DEAL) || !values[deal_field ("closed_on")].has_number || !read_lock_once (self, &until))
    return TRUE;
  if (!read_close (self, values, &close, error))
    return FALSE;
  return close.outcome == NULL || close.day > until || post (self, id, values, &close, "restated", error);
}

/* A closed deal that goes to the Trash, or comes back. */
gboolean
accord_locked_books_follow_deleted (AccordTransaction *self, AccordRecord *deal, gboolean deleted, GError **error)
{
  AccordValue *values;
  gint64 until;
  Close close;
  gboolean ok;

  if (!accord_kind_is (accord_record_kind (deal), DEAL) || !accord_record_value (deal, deal_field ("closed_on"))->has_number ||
      !read_lock (self, &until))
    return TRUE;
  values = copy_values (deal);
  ok = read_close (self, values, &close, error);
  if (ok && close.outcome != NULL && close.day <= until)
    ok = deleted ? post (self, accord_record_id (deal), values, &close, "reversed", error)
                 : enter (self, accord_record_id (deal), values, &close, error);
  free_values (values);
  return ok;
}
