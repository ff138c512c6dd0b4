/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public pool (公海): customers without an owner. Losing the owner puts a customer into it, with the day
 * and who had it; getting one takes it out. Whoever claims one may not have too many, nor claim at once what
 * they just lost. Which rule gave a customer to its owner is forgotten with that owner. */

#include "accord-config.h"

#include "accord-rights-rules.h"

#include <glib/gi18n-lib.h>

#include "accord-offer-rules.h"

static gboolean
set_number (AccordTransaction *self, AccordPending *pending, const char *name, gboolean has, gint64 number, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (has)
    accord_value_set_number (&value, number);
  return accord_transaction_set (self, pending->kind, pending->id, accord_kind_find (pending->kind, name), &value, error);
}

/* How many customers somebody has, counted no further than @most. */
static gint64
count_customers (AccordTransaction *self, gint64 owner, gint64 most, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_number (query, "owner", ACCORD_OP_IS, owner);
  accord_query_set_limit (query, most + 1);
  ids = accord_reader_find_now (accord_writer_reader (self->writer), query, error);
  return ids != NULL ? (gint64) ids->n_ids : -1;
}

static gboolean
check_limit (AccordTransaction *self, AccordRecord *settings, AccordRecord *member, GError **error)
{
  gint64 limit = 0, has;

  if (!accord_record_get_number (member, "capacity", &limit) && settings != NULL)
    accord_record_get_number (settings, "claim_limit", &limit);
  if (limit <= 0)
    return TRUE;
  has = count_customers (self, accord_record_id (member), limit, error);
  if (has < 0)
    return FALSE;
  if (has < limit)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("%s has as many customers as allowed (%d). Give one to the pool first, or raise the limit in Preferences."),
               accord_record_title (member), (int) limit);
  return FALSE;
}

static gboolean
check_wait (AccordRecord *settings, AccordPending *pending, gint64 claimer, GError **error)
{
  gint64 wait = 0, since = 0, today = accord_date_today ();
  g_autofree char *day = NULL;

  if (settings == NULL || !accord_record_get_number (settings, "pool_wait_days", &wait) || wait <= 0 ||
      accord_record_number (pending->before, "pooled_from") != claimer ||
      !accord_record_get_number (pending->before, "pooled_on", &since) || since + wait <= today)
    return TRUE;
  day = accord_date_format (since + wait);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("“%s” was yours until lately; you may claim it again on %s. Others may claim it now."),
               accord_record_title (pending->before), day);
  return FALSE;
}

/* What is done by a person at this computer; a manager who assigns is not bound by the limit. */
static gboolean
check_claim (AccordTransaction *self, AccordPending *pending, gint64 claimer, GError **error)
{
  g_autoptr (AccordRecord) settings = NULL;
  g_autoptr (AccordRecord) member = NULL;

  if (self->set->origin != ACCORD_ORIGIN_EDIT || self->actor == 0 || claimer != self->actor)
    return TRUE;
  settings = accord_offer_rules_settings (self);
  member = accord_writer_load (self->writer, &accord_member_kind, claimer, error);
  return member != NULL && check_limit (self, settings, member, error) && check_wait (settings, pending, claimer, error);
}

/**
 * accord_pool_rules_follow:
 * @pending: a customer that changes
 *
 * Returns: %FALSE with a sentence if it may not be claimed
 */
gboolean
accord_pool_rules_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int field = accord_kind_find (pending->kind, "owner");
  gint64 before = accord_record_number (pending->before, "owner"), after = pending->after[field].number;
  gint64 today = accord_date_today ();

  if (before == after || self->set->origin == ACCORD_ORIGIN_SYNC)
    return TRUE;
  /* The rule that gave it to the last owner says nothing of the next. */
  if (accord_record_number (pending->before, "given_by") != 0 &&
      pending->after[accord_kind_find (pending->kind, "given_by")].number == accord_record_number (pending->before, "given_by") &&
      !set_number (self, pending, "given_by", FALSE, 0, error))
    return FALSE;
  if (after == 0)
    return set_number (self, pending, "pooled_on", TRUE, today, error) &&
           set_number (self, pending, "pooled_from", TRUE, before, error) &&
           set_number (self, pending, "claimed_on", FALSE, 0, error);
  if (before == 0 && !check_claim (self, pending, after, error))
    return FALSE;
  return set_number (self, pending, "pooled_on", FALSE, 0, error) && set_number (self, pending, "pooled_from", FALSE, 0, error) &&
         set_number (self, pending, "claimed_on", TRUE, today, error);
}
