/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether whoever sits here sets goals, asked before they try: what is refused afterwards should not be offered. */

#include "accord-config.h"

#include "accord-goal-rights.h"

#include "accord-rights.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *widget; /* the owner of this */
  AccordWorkspace *workspace;
  AccordGoalRightsShow show;
} Follow;

static void
follow_free (gpointer data)
{
  Follow *self = data;

  g_object_unref (self->workspace);
  g_free (self);
}

static Follow *
follow_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "accord-goal-rights");
}

/* Rights that cannot be read refuse nothing here: the journal says what it does not take. */
static DexFuture *
rights_cb (DexFuture *future, gpointer widget)
{
  const GValue *value = dex_future_get_value (future, NULL);
  const AccordRights *rights = value != NULL ? g_value_get_boxed (value) : NULL;
  Follow *self = follow_of (widget);

  if (accord_workspace_is_read_only (self->workspace))
    self->show (widget, _("This file was opened for reading only."));
  else
    self->show (widget, rights == NULL || rights->goals
                          ? NULL : _("Your role does not set goals, except your own in words. Ask a sales manager, or change the role in Preferences."));
  return dex_future_new_true ();
}

static void
ask (GtkWidget *widget)
{
  dex_future_disown (dex_future_finally (accord_rights_load (follow_of (widget)->workspace), rights_cb, g_object_ref (widget), g_object_unref));
}

static void
committed_cb (GtkWidget *widget, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_duty_kind) || accord_change_set_touches (changes, &accord_member_kind))
    ask (widget);
}

/**
 * accord_goal_rights_follow:
 * @widget: what offers to set goals; once only
 * @workspace: the open file
 * @show: called on the main thread, first when the rights are read, then when they or who sits here may have changed
 */
void
accord_goal_rights_follow (GtkWidget *widget, AccordWorkspace *workspace, AccordGoalRightsShow show)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  Follow *self = g_new0 (Follow, 1);

  *self = (Follow) { widget, g_object_ref (workspace), show };
  g_object_set_data_full (G_OBJECT (widget), "accord-goal-rights", self, follow_free);
  g_signal_connect_object (journal, "actor-changed", G_CALLBACK (ask), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "committed", G_CALLBACK (committed_cb), widget, G_CONNECT_SWAPPED);
  ask (widget);
}
