/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardConditions: what asks for attention is no column, so its deals are found first and kept as ids;
 * they are found again when deals, activities or stages change. */

#include "accord-config.h"

#include "accord-board-conditions.h"

#include "accord-attention.h"
#include "accord-chip.h"
#include "accord-date.h"
#include "accord-record-chooser.h"
#include "accord-tooltip.h"
#include "accord-unread.h"
#include <glib/gi18n-lib.h>

#define FIND_AGAIN_MS 400

static const struct {
  const char *name;
  const AccordKind *kind;
  const char *path;
  const char *label;
} links[] = {
  { "team", &accord_team_kind, "owner.team", N_("_Team…") },
  { "tag", &accord_tag_kind, "tag", N_("Ta_g…") },
};

static const struct {
  const char *name;
  AccordAttentionFlags flag;
  const char *label;
  const char *caption;
} flags[] = {
  { "quiet", ACCORD_ATTENTION_ROTTING, N_("_Quiet for Too Long"), N_("Quiet for too long") },
  { "stalled", ACCORD_ATTENTION_STALLED, N_("_Longer in Its Stage than Won Deals"), N_("Long in its stage") },
  { "slipped", ACCORD_ATTENTION_SLIPPED, N_("_Close Date Is Past"), N_("Close date is past") },
  { "pushed", ACCORD_ATTENTION_PUSHED, N_("_Put Off Three Times or More"), N_("Put off three times or more") },
};

struct _AccordBoardConditions {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  GtkWidget *funnel;
  GtkWidget *chips[G_N_ELEMENTS (links)];
  AccordEntity *chosen[G_N_ELEMENTS (links)];
  GtkWidget *marks[G_N_ELEMENTS (flags)];
  guint attention; /* AccordAttentionFlags */
  GArray *found;   /* of gint64; NULL: nothing is looked for, or not found yet */
  guint generation;
  guint find_source;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordBoardConditions, accord_board_conditions, ADW_TYPE_BIN)

static void
changed (AccordBoardConditions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Attention */

typedef struct {
  AccordBoardConditions *conditions;
  guint generation;
} Request;

static void
request_free (gpointer data)
{
  g_object_unref (((Request *) data)->conditions);
  g_free (data);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoardConditions *self = request->conditions;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *list = value ? g_value_get_boxed (value) : NULL;

  if (list == NULL)
    accord_unread_note ("Deals that ask for attention could not be found", error);
  if (list == NULL || request->generation != self->generation)
    return dex_future_new_true ();
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_array_sized_new (FALSE, FALSE, sizeof (gint64), list->len);
  for (guint i = 0; i < list->len; i++)
    g_array_append_val (self->found, ((const AccordAttention *) list->pdata[i])->deal);
  changed (self);
  return dex_future_new_true ();
}

static void
find (AccordBoardConditions *self)
{
  Request *request;
  DexFuture *future;

  self->generation++;
  if (self->attention == 0)
    return;
  request = g_new0 (Request, 1);
  *request = (Request) { g_object_ref (self), self->generation };
  future = accord_report_attention_deals (accord_workspace_get_store (self->workspace), 0, self->attention, accord_date_today ());
  dex_future_disown (dex_future_finally (future, found_cb, request, request_free));
}

static gboolean
find_again_cb (gpointer data)
{
  AccordBoardConditions *self = data;

  self->find_source = 0;
  find (self);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (AccordBoardConditions *self, const AccordChangeSet *set)
{
  if (self->attention == 0 || self->find_source != 0 ||
      (!accord_change_set_touches (set, &accord_deal_kind) && !accord_change_set_touches (set, &accord_activity_kind) &&
       !accord_change_set_touches (set, &accord_stage_kind) && !accord_change_set_touches (set, &accord_stage_event_kind)))
    return;
  self->find_source = g_timeout_add (FIND_AGAIN_MS, find_again_cb, self);
}

static void
set_attention (AccordBoardConditions *self, guint attention)
{
  if (self->attention == attention)
    return;
  self->attention = attention;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    gtk_widget_set_visible (self->marks[i], (attention & flags[i].flag) != 0);
  g_clear_pointer (&self->found, g_array_unref);
  if (attention == 0)
    {
      self->generation++;
      changed (self);
    }
  else
    find (self);
}

static void
attention_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordBoardConditions *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), flags[i].name))
      set_attention (self, self->attention ^ flags[i].flag);
}

static void
mark_removed_cb (AccordBoardConditions *self, GtkWidget *chip)
{
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (self->marks[i] == chip)
      set_attention (self, self->attention & ~flags[i].flag);
}

/* Team and tag */

static void
set_link (AccordBoardConditions *self, guint i, gint64 id)
{
  const char *name;

  g_clear_object (&self->chosen[i]);
  if (id != 0)
    self->chosen[i] = accord_workspace_get_entity (self->workspace, links[i].kind, id);
  name = self->chosen[i] ? accord_entity_get_title (self->chosen[i]) : NULL;
  g_object_set (self->chips[i], "caption", name ? name : "", "active", TRUE, NULL);
  gtk_widget_set_visible (self->chips[i], id != 0);
}

static void
link_chosen_cb (GtkWidget *chooser, gint64 id, gpointer data)
{
  AccordBoardConditions *self = data;

  set_link (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "accord-link")), id);
  changed (self);
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordBoardConditions *self = data;
  GtkWidget *chooser;
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (links) && !g_str_equal (links[i].name, g_action_get_name (G_ACTION (action))))
    i++;
  chooser = accord_record_chooser_new (self->workspace, links[i].kind);
  g_object_set_data (G_OBJECT (chooser), "accord-link", GUINT_TO_POINTER (i));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), self, 0);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->funnel);
}

static void
link_removed_cb (AccordBoardConditions *self, GtkWidget *chip)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (self->chips[i] == chip)
      set_link (self, i, 0);
  changed (self);
}

/* Parts */

static void
add_action (AccordBoardConditions *self, GSimpleActionGroup *group, const char *name, GCallback func)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", func, self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static GMenuModel *
make_menu (AccordBoardConditions *self, GSimpleActionGroup *group)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) records = g_menu_new ();
  g_autoptr (GMenu) attention = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *name = g_strconcat ("conditions.", links[i].name, NULL);

      add_action (self, group, links[i].name, G_CALLBACK (link_cb));
      g_menu_append (records, _(links[i].label), name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autofree char *name = g_strconcat ("conditions.", flags[i].name, NULL);

      add_action (self, group, flags[i].name, G_CALLBACK (attention_cb));
      g_menu_append (attention, _(flags[i].label), name);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (records));
  g_menu_append_section (menu, _("Attention"), G_MENU_MODEL (attention));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_chip (AccordBoardConditions *self, GtkWidget *box, const char *caption, GCallback removed)
{
  GtkWidget *chip = accord_chip_new_removable (caption);

  g_object_set (chip, "active", TRUE, NULL);
  gtk_widget_set_visible (chip, FALSE);
  g_signal_connect_object (chip, "removed", removed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), chip);
  return chip;
}

static void
accord_board_conditions_dispose (GObject *object)
{
  AccordBoardConditions *self = ACCORD_BOARD_CONDITIONS (object);

  g_clear_handle_id (&self->find_source, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_clear_object (&self->chosen[i]);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_board_conditions_parent_class)->dispose (object);
}

static void
accord_board_conditions_class_init (AccordBoardConditionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_board_conditions_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_BOARD_CONDITIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_board_conditions_init (AccordBoardConditions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = make_menu (self, group);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "conditions", G_ACTION_GROUP (group));
  self->funnel = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->funnel), "accord-funnel-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->funnel), menu);
  accord_tooltip_set (self->funnel, _("More Conditions"));
  gtk_widget_add_css_class (self->funnel, "chip-button");
  gtk_widget_set_valign (self->funnel, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->funnel);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    self->chips[i] = make_chip (self, box, "", G_CALLBACK (link_removed_cb));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    self->marks[i] = make_chip (self, box, _(flags[i].caption), G_CALLBACK (mark_removed_cb));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_board_conditions_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a funnel without conditions
 */
GtkWidget *
accord_board_conditions_new (AccordWorkspace *workspace)
{
  AccordBoardConditions *self = g_object_new (ACCORD_TYPE_BOARD_CONDITIONS, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_board_conditions_is_empty:
 * @self: the conditions
 *
 * Returns: whether they let everything through
 */
gboolean
accord_board_conditions_is_empty (AccordBoardConditions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (self->chosen[i] != NULL)
      return FALSE;
  return self->found == NULL;
}

/**
 * accord_board_conditions_apply:
 * @self: the conditions
 * @query: for deals
 *
 * Adds them.
 */
void
accord_board_conditions_apply (AccordBoardConditions *self, AccordQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (self->chosen[i] != NULL)
      accord_query_add_number (query, links[i].path, ACCORD_OP_IS, accord_entity_get_id (self->chosen[i]));
  if (self->found != NULL)
    accord_query_keep_ids (query, (const gint64 *) (void *) self->found->data, self->found->len, TRUE);
}

/**
 * accord_board_conditions_describe:
 * @self: the conditions
 * @parts: (element-type utf8): gets their words
 */
void
accord_board_conditions_describe (AccordBoardConditions *self, GPtrArray *parts)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (self->chosen[i] != NULL)
      g_ptr_array_add (parts, g_strdup (accord_entity_get_title (self->chosen[i])));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (self->attention & flags[i].flag)
      g_ptr_array_add (parts, g_strdup (_(flags[i].caption)));
}

/**
 * accord_board_conditions_reset:
 * @self: the conditions
 *
 * Lets everything through; does not say "changed".
 */
void
accord_board_conditions_reset (AccordBoardConditions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    set_link (self, i, 0);
  self->attention = 0;
  self->generation++;
  g_clear_pointer (&self->found, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    gtk_widget_set_visible (self->marks[i], FALSE);
}
