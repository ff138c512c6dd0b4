/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody's role does not let them write is refused, in sentences. Imports, undo and what comes from
 * other computers are not asked: it was allowed where it was done. */

#include "accord-config.h"

#include "accord-rights-rules.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordTransaction *transaction;
  const AccordRights *rights;
  const AccordKind *kind;
  AccordRecord *before;      /* NULL: new */
  const AccordValue *values; /* NULL: to be deleted */
  guint64 changed;
} Asked;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gint64
number_before (const Asked *asked, const char *name)
{
  return asked->before != NULL ? accord_record_number (asked->before, name) : 0;
}

static gint64
number_after (const Asked *asked, const char *name)
{
  return asked->values != NULL ? asked->values[accord_kind_find (asked->kind, name)].number : number_before (asked, name);
}

static const char *
text_after (const Asked *asked, const char *name)
{
  if (asked->values == NULL)
    return accord_record_text (asked->before, name);
  return asked->values[accord_kind_find (asked->kind, name)].text;
}

static gboolean
changes (const Asked *asked, const char *name)
{
  return asked->values == NULL || (asked->changed & (G_GUINT64_CONSTANT (1) << accord_kind_find (asked->kind, name))) != 0;
}

static gint64
team_of (const Asked *asked, gint64 member)
{
  g_autoptr (AccordRecord) record =
    member != 0 ? accord_writer_load (asked->transaction->writer, &accord_member_kind, member, NULL) : NULL;

  return record != NULL ? accord_record_number (record, "team") : 0;
}

static gboolean
check_goal (const Asked *asked, GError **error)
{
  gint64 me = asked->rights->member;
  gboolean own_words = g_strcmp0 (text_after (asked, "kpi"), "own") == 0;
  gboolean own = own_words && number_after (asked, "member") == me && (asked->before == NULL || number_before (asked, "member") == me);

  return asked->rights->goals || own ||
         refuse (error, _ ("Your role does not set goals, except your own in words. Ask a sales manager, or change the role in Preferences."));
}

static gboolean
check_rating (const Asked *asked, GError **error)
{
  gint64 me = asked->rights->member, member = number_after (asked, "member");
  gboolean self = g_strcmp0 (text_after (asked, "view"), "self") == 0;

  if (me == 0 || (self && member == me) || (!self && asked->rights->rates && member != me))
    return TRUE;
  if (self)
    return refuse (error, _ ("Only the person concerned rates themselves. Rate as manager instead."));
  if (member == me)
    return refuse (error, _ ("Nobody rates themselves as a manager. Use the self-rating instead."));
  return refuse (error, _ ("Your role does not rate others. Ask a sales manager, or change the role in Preferences."));
}

static gboolean
check_settings (const Asked *asked, GError **error)
{
  return asked->rights->settings ||
         refuse (error, _ ("Your role does not change these settings. Ask a sales manager, or change the role in Preferences."));
}

static gboolean
check_member (const Asked *asked, GError **error)
{
  return asked->rights->settings || asked->before == NULL || !changes (asked, "role") ||
         refuse (error, _ ("Your role does not change the roles of members. Ask a sales manager."));
}

static gboolean
check_workspace (const Asked *asked, GError **error)
{
  static const char *const fields[] = { "pool_idle_days", "pool_first_days", "pool_wait_days", "pool_keep_days", "claim_limit", "locked_until", "history_from", "trash_days", "discount_limit" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (asked->before != NULL && changes (asked, fields[i]))
      return check_settings (asked, error);
  return TRUE;
}

/* As the shipped pipelines ask it of a sales manager (domain.md §4.3): whoever may move the limit may lift it for one quote. To take an
 * approval back is nobody's privilege. */
static gboolean
check_quote (const Asked *asked, GError **error)
{
  gint64 after = number_after (asked, "approved_by");

  if (asked->values == NULL || after == 0 || after == number_before (asked, "approved_by"))
    return TRUE;
  if (!asked->rights->settings)
    return refuse (error, _ ("Your role does not approve discounts. Ask a sales manager, or change the role in Preferences."));
  return after == asked->rights->member || refuse (error, _ ("An approval has the name of who gives it. Let them approve it themselves."));
}

/* A deputy stands in for the owner. */
static gboolean
check_owned (const Asked *asked, GError **error)
{
  gint64 me = asked->rights->member, before = number_before (asked, "owner"), after = number_after (asked, "owner");
  gboolean deputy = accord_kind_is (asked->kind, &accord_customer_kind) && number_before (asked, "deputy") == me;

  if (me == 0)
    return TRUE;
  if (!deputy && !accord_rights_reach (asked->rights, asked->rights->changes, before,
                                       asked->rights->changes == ACCORD_REACH_TEAM ? team_of (asked, before) : 0))
    {
      g_autoptr (AccordRecord) owner = accord_writer_load (asked->transaction->writer, &accord_member_kind, before, error);

      if (owner != NULL)
        g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                     _ ("“%s” belongs to %s, and your role changes only what is within its reach. Ask them, or a sales manager."),
                     accord_record_title (asked->before), accord_record_title (owner));
      return FALSE;
    }
  return asked->rights->assigns || before == after || asked->before == NULL || (before == 0 && after == me) ||
         (before == me && after == 0) ||
         refuse (error, _ ("Your role does not give records to others. Ask a sales manager, or put the customer into the pool."));
}

static const struct {
  const AccordKind *kind;
  gboolean (*check) (const Asked *asked, GError **error);
} checks[] = {
  { &accord_customer_kind, check_owned },
  { &accord_deal_kind, check_owned },
  { &accord_goal_kind, check_goal },
  { &accord_rating_kind, check_rating },
  { &accord_quote_kind, check_quote },
  { &accord_duty_kind, check_settings },
  { &accord_competency_kind, check_settings },
  { &accord_assignment_kind, check_settings },
  { &accord_member_kind, check_member },
  { &accord_workspace_kind, check_workspace },
};

static gboolean
check (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values, guint64 changed,
       GError **error)
{
  Asked asked = { self, NULL, kind, before, values, changed };

  if (self->actor == 0 || self->set->origin != ACCORD_ORIGIN_EDIT || self->settling)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (accord_kind_is (checks[i].kind, kind))
      {
        if (self->rights == NULL)
          {
            AccordRights rights;

            if (!accord_rights_read (accord_writer_reader (self->writer), self->actor, &rights, error))
              return FALSE;
            self->rights = accord_rights_copy (&rights);
          }
        asked.rights = self->rights;
        return checks[i].check (&asked, error);
      }
  return TRUE;
}

/**
 * accord_rights_rules_check:
 * @before: (nullable): the record as it is; %NULL for a new one
 * @values: all its values as they will be
 * @changed: a bit for each field that differs
 *
 * Returns: %FALSE with a sentence if the role of who sits here does not allow it
 */
gboolean
accord_rights_rules_check (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values,
                           guint64 changed, GError **error)
{
  return check (self, kind, before, values, changed, error);
}

/**
 * accord_rights_rules_check_deleted:
 * @before: the record to be deleted
 *
 * Returns: %FALSE with a sentence if the role of who sits here does not allow it
 */
gboolean
accord_rights_rules_check_deleted (AccordTransaction *self, AccordRecord *before, GError **error)
{
  return check (self, accord_record_kind (before), before, NULL, 0, error);
}
