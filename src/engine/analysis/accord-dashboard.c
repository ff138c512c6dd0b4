/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of figures of a role: what the program proposes until somebody arranges it, then a record, so that it is undone,
 * kept and shared like everything else. Main thread. */

#include "accord-config.h"

#include "accord-dashboard.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordDashboard, accord_dashboard, accord_dashboard_copy, accord_dashboard_free)

static const struct {
  const char *role;
  const char *tiles;
  const char *cards;
} proposals[] = {
  { "manager", "revenue win-rate average-deal sales-cycle open-value forecast-bias one-on-ones reviews-on-time",
    "revenue outlook funnel rate:deal.source dwell stalled leaders reasons week" },
  { "representative", "revenue win-rate visits follow-up-on-time next-step-coverage", "revenue outlook funnel busy reasons" },
  { "marketing", "deals-opened conversion new-customers win-rate average-deal lead-cost campaign-roi",
    "trend rate:deal.source funnel customers:customer.source rfm" },
  { "service", "csat nps sla-response sla-resolution tickets-solved complaint-response complaint-resolution complaint-rate revisit-completion active-customers repeat-rate retention",
    "rfm customers:tier busy customers:customer.lifecycle" },
};

AccordDashboard *
accord_dashboard_copy (const AccordDashboard *self)
{
  AccordDashboard *copy = g_new0 (AccordDashboard, 1);

  *copy = (AccordDashboard) { self->id, g_strdup (self->role), g_strdupv (self->tiles), g_strdupv (self->cards) };
  return copy;
}

void
accord_dashboard_free (AccordDashboard *self)
{
  g_free (self->role);
  g_strfreev (self->tiles);
  g_strfreev (self->cards);
  g_free (self);
}

/**
 * accord_dashboard_proposed:
 * @role: a role of members; one that is not known gets the manager's page
 *
 * Returns: (transfer full): the page before anybody arranged it
 */
AccordDashboard *
accord_dashboard_proposed (const char *role)
{
  AccordDashboard *self = g_new0 (AccordDashboard, 1);
  gsize at = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    if (g_strcmp0 (proposals[i].role, role) == 0)
      at = i;
  self->role = g_strdup (proposals[at].role);
  self->tiles = g_strsplit (proposals[at].tiles, " ", -1);
  self->cards = g_strsplit (proposals[at].cards, " ", -1);
  return self;
}

static GStrv
lines_of (AccordRecord *record, const char *field)
{
  const char *text = accord_record_text (record, field);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  GPtrArray *records = g_value_get_boxed (dex_future_get_value (future, NULL));
  AccordDashboard *self = accord_dashboard_proposed (data);

  if (records->len > 0)
    {
      AccordRecord *record = g_ptr_array_index (records, 0);

      self->id = accord_record_id (record);
      g_strfreev (self->tiles);
      g_strfreev (self->cards);
      self->tiles = lines_of (record, "tiles");
      self->cards = lines_of (record, "cards");
    }
  return dex_future_new_take_boxed (ACCORD_TYPE_DASHBOARD, self);
}

/**
 * accord_dashboard_read:
 * @workspace: the open file
 * @role: whose page
 *
 * Returns: (transfer full): a future of an #AccordDashboard: as somebody arranged it, or as the program proposes it
 */
DexFuture *
accord_dashboard_read (AccordWorkspace *workspace, const char *role)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_dashboard_kind);

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && role != NULL, NULL);

  accord_query_add_text (query, "role", ACCORD_OP_IS, role);
  accord_query_set_limit (query, 1);
  return dex_future_then (accord_store_select (accord_workspace_get_store (workspace), query), read_cb, g_strdup (role), g_free);
}

/**
 * accord_dashboard_edit:
 * @self: a page as it shall be
 * @label: what was done
 *
 * Returns: (transfer full): the edit that keeps it
 */
AccordEdit *
accord_dashboard_edit (const AccordDashboard *self, const char *label)
{
  AccordEdit *edit = accord_edit_new (label);
  const AccordKind *kind = &accord_dashboard_kind;
  gint64 id = self->id != 0 ? self->id : accord_edit_create (edit, kind);
  g_autofree char *tiles = g_strjoinv ("\n", self->tiles);
  g_autofree char *cards = g_strjoinv ("\n", self->cards);

  if (self->id == 0)
    {
      accord_edit_set_text (edit, kind, id, "name", self->role);
      accord_edit_set_text (edit, kind, id, "role", self->role);
    }
  accord_edit_set_text (edit, kind, id, "tiles", tiles);
  accord_edit_set_text (edit, kind, id, "cards", cards);
  return edit;
}

/**
 * accord_dashboard_reset_edit:
 * @self: a page that somebody arranged
 *
 * Returns: (transfer full) (nullable): the edit after which it is as the program proposes it; %NULL if it is already
 */
AccordEdit *
accord_dashboard_reset_edit (const AccordDashboard *self)
{
  AccordEdit *edit;

  if (self->id == 0)
    return NULL;
  edit = accord_edit_new (_("Put the page of figures back"));
  accord_edit_delete (edit, &accord_dashboard_kind, self->id);
  return edit;
}

static int
place_of (GStrv list, const char *name)
{
  for (int i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], name))
      return i;
  return -1;
}

static void
rebuild (GStrv *list, const char *name, int to)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv old = *list;
  int at = 0;

  for (int i = 0;; i++)
    {
      if (at == to)
        {
          g_strv_builder_add (builder, name);
          at++;
          to = -1;
        }
      if (old[i] == NULL)
        break;
      if (g_str_equal (old[i], name))
        continue;
      g_strv_builder_add (builder, old[i]);
      at++;
    }
  *list = g_strv_builder_end (builder);
  g_strfreev (old);
}

/**
 * accord_dashboard_move:
 * @list: (inout): names in their order
 * @name: one of them
 * @to: its new place, counted without it; beyond either end: there
 *
 * Returns: whether anything changed
 */
gboolean
accord_dashboard_move (GStrv *list, const char *name, int to)
{
  int from = place_of (*list, name);

  to = CLAMP (to, 0, (int) g_strv_length (*list) - 1);
  if (from < 0 || from == to)
    return FALSE;
  rebuild (list, name, to);
  return TRUE;
}

/**
 * accord_dashboard_add:
 * @list: (inout): names in their order
 * @name: another one; it goes to the end
 *
 * Returns: %FALSE if it was there
 */
gboolean
accord_dashboard_add (GStrv *list, const char *name)
{
  if (place_of (*list, name) >= 0)
    return FALSE;
  rebuild (list, name, (int) g_strv_length (*list));
  return TRUE;
}

/**
 * accord_dashboard_remove:
 * @list: (inout): names in their order
 * @name: one of them
 *
 * Returns: %FALSE if it was not there
 */
gboolean
accord_dashboard_remove (GStrv *list, const char *name)
{
  if (place_of (*list, name) < 0)
    return FALSE;
  rebuild (list, name, -1);
  return TRUE;
}
