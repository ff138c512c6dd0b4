/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a policy would change, told before it is saved: how many customers would be under it, and how many yellow and
 * red ones there would be with all policies, beside how many there are. */

#include "accord-config.h"

#include "accord-policy-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-money.h"

/* Whether it says whom it is for, and how often. */
gboolean
accord_policy_dialog_is_whole (AccordPolicyDialog *self)
{
  const AccordPolicy *policy = self->policy;

  if (policy->name == NULL || *policy->name == '\0' || policy->longest < policy->ideal)
    return FALSE;
  if (g_strcmp0 (policy->scope, "stage") == 0)
    return policy->stage != 0;
  if (g_strcmp0 (policy->scope, "view") == 0)
    return policy->view != 0;
  return g_strcmp0 (policy->scope, "all") == 0 || (policy->value != NULL && *policy->value != '\0');
}

typedef struct {
  AccordPolicyDialog *self;
  guint generation;
  AccordQuiet *before;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->self);
  g_clear_pointer (&count->before, accord_quiet_unref);
  g_free (count);
}

static void
sum (const AccordQuiet *quiet, AccordQuietCount *total)
{
  *total = (AccordQuietCount) { 0 };
  for (guint i = 0; i < quiet->counts->len; i++)
    {
      const AccordQuietCount *count = &g_array_index (quiet->counts, AccordQuietCount, i);

      total->n += count->n;
      total->n_yellow += count->n_yellow;
      total->n_red += count->n_red;
      total->n_never += count->n_never;
    }
}

static void
say (AccordPolicyDialog *self, const AccordQuiet *before, const AccordQuiet *after)
{
  const AccordQuietCount *own = &g_array_index (after->counts, AccordQuietCount, self->index);
  AccordQuietCount was, would;
  g_autofree char *n = accord_number_format (own->n), *never = accord_number_format (own->n_never);
  g_autofree char *yellow = NULL, *yellow_was = NULL, *red = NULL, *red_was = NULL, *words = NULL;

  sum (before, &was);
  sum (after, &would);
  yellow = accord_number_format (would.n_yellow);
  yellow_was = accord_number_format (was.n_yellow);
  red = accord_number_format (would.n_red);
  red_was = accord_number_format (was.n_red);
  words = g_strdup_printf (_("%1$s customers would be under this policy, %2$s of them never talked to. With all policies, %3$s would be yellow (now %4$s) and %5$s red (now %6$s)."),
                           n, never, yellow, yellow_was, red, red_was);
  gtk_label_set_text (self->preview, words);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Count *count = data;
  AccordPolicyDialog *self = count->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || count->generation != self->generation || count->before == NULL)
    return dex_ref (future);
  if (value == NULL)
    gtk_label_set_text (self->preview, error->message);
  else
    say (self, count->before, g_value_get_boxed (value));
  return dex_ref (future);
}

static GPtrArray *
with_draft (AccordPolicyDialog *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_policy_free);

  for (guint i = 0; i < MAX (self->policies->len, self->index + 1); i++)
    g_ptr_array_add (all, accord_policy_copy (i == self->index ? self->policy : self->policies->pdata[i]));
  return all;
}

static DexFuture *
before_cb (DexFuture *future, gpointer data)
{
  Count *count = data;
  AccordPolicyDialog *self = count->self;
  g_autoptr (GPtrArray) draft = NULL;

  if (self->workspace == NULL || count->generation != self->generation)
    return dex_ref (future);
  count->before = g_value_dup_boxed (dex_future_get_value (future, NULL));
  draft = with_draft (self);
  return accord_report_quiet (accord_workspace_get_store (self->workspace), accord_workspace_get_currency (self->workspace), draft,
                              NULL, accord_date_today (), 0);
}

/* @data: the dialog. Tells what saving would change; for an AccordFrameCall. */
void
accord_policy_dialog_count (gpointer data)
{
  AccordPolicyDialog *self = data;
  Count *count;
  DexFuture *future;

  self->generation++;
  if (!accord_policy_dialog_is_whole (self))
    {
      gtk_label_set_text (self->preview, _("What it would change is told here, before anything is saved."));
      return;
    }
  gtk_label_set_text (self->preview, _("Counting…"));
  count = g_new0 (Count, 1);
  *count = (Count) { g_object_ref (self), self->generation, NULL };
  future = accord_report_quiet (accord_workspace_get_store (self->workspace), accord_workspace_get_currency (self->workspace),
                                self->policies, NULL, accord_date_today (), 0);
  future = dex_future_then (future, before_cb, count, NULL);
  dex_future_disown (dex_future_finally (future, counted_cb, count, count_free));
}
