/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs in one process: the newer one has two fields of gadgets more, and gizmos. A computer of the older
 * one keeps what it does not know and passes it on; then, in the middle of a run, it is brought up to date. The
 * list of kinds is that of the program of whichever computer is at work: all of them take turns. */
#include "accord-config.h"

#include <gio/gio.h>
#include "accord-kind-trial.h"
#include "sim.h"

static const AccordField gadget_fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED },
  { "shape", ACCORD_FIELD_TEXT, "Shape" },
  /* from here on only the newer program */
  { "colour", ACCORD_FIELD_TEXT, "Colour", ACCORD_FIELD_SEARCHED },
  { "customer", ACCORD_FIELD_LINK, "Customer", ACCORD_FIELD_INDEXED, .target = "customer" },
};

static const AccordField gizmo_fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "gadget", ACCORD_FIELD_LINK, "Gadget", ACCORD_FIELD_INDEXED, .target = "gadget" },
};

static const AccordKind older_gadget = {
  .number = 120, .name = "gadget", .label = "Gadget", .plural = "Gadgets", .fields = gadget_fields, .n_fields = 2,
};
static const AccordKind newer_gadget = {
  .number = 120, .name = "gadget", .label = "Gadget", .plural = "Gadgets", .fields = gadget_fields, .n_fields = G_N_ELEMENTS (gadget_fields),
};
static const AccordKind gizmo = {
  .number = 121, .name = "gizmo", .label = "Gizmo", .plural = "Gizmos", .fields = gizmo_fields, .n_fields = G_N_ELEMENTS (gizmo_fields),
};

static int n_kinds;        /* that both programs have */
static gboolean is_older;  /* the program that is running now */
static char *older_file;   /* an empty one that the older program made */

void
sim_use (const SimReplica *replica)
{
  if (replica->is_older == is_older)
    return;
  is_older = replica->is_older;
  accord_kinds_forget_after (n_kinds);
  accord_kind_register (is_older ? &older_gadget : &newer_gadget);
  if (!is_older)
    accord_kind_register (&gizmo);
}

/* All connections share one empty table of each kind that their files have not: it has the newer one's columns. */
static void
ask_for_gadgets (const char *folder)
{
  SimReplica maker = { .path = g_build_filename (folder, "newer.accord", NULL) };
  g_autoptr (GString) none = g_string_new (NULL);

  sim_open_store (&maker, ACCORD_STORE_CREATE);
  sim_lines (&maker, "SELECT colour FROM gadget", none);
  g_assert_cmpuint (none->len, ==, 0);
  sim_close_store (&maker);
  g_free (maker.path);
}

/* And an empty file of the older program, to begin with. */
void
sim_programs_begin (Sim *sim, const char *folder)
{
  accord_kinds (&n_kinds);
  is_older = FALSE;
  accord_kind_register (&newer_gadget);
  accord_kind_register (&gizmo);
  ask_for_gadgets (folder);
  older_file = sim_make_first (folder, "older.accord", TRUE);
  sim_use (&sim->replicas[0]);
}

void
sim_programs_end (Sim *sim)
{
  accord_kinds_forget_after (n_kinds);
  g_clear_pointer (&older_file, g_free);
}

/* Its file is one of the older program from the beginning. */
void
sim_make_older (Sim *sim, SimReplica *replica)
{
  sim_close_store (replica);
  replica->is_older = TRUE;
  sim_open_store (replica, ACCORD_STORE_WRITE);
  sim_reopen (sim, replica, older_file);
}

/* The program is ended, and the newer one opens the file. */
void
sim_upgrade (Sim *sim, SimReplica *replica)
{
  sim_say (sim, "computer %d is brought up to date", (int) (replica - sim->replicas));
  sim_close_store (replica);
  replica->is_older = FALSE;
  sim_open_store (replica, ACCORD_STORE_WRITE);
  sim_begin (sim, replica);
  sim->n_upgraded++;
}

void
sim_upgrade_all (Sim *sim)
{
  for (int i = 0; i < sim->n; i++)
    if (sim->replicas[i].is_older)
      sim_upgrade (sim, &sim->replicas[i]);
}

void
sim_upgrade_one (Sim *sim)
{
  SimReplica *replica = &sim->replicas[sim_below (sim, sim->n)];

  if (replica->is_older)
    sim_upgrade (sim, replica);
}

gboolean
sim_any_older (Sim *sim)
{
  for (int i = 0; i < sim->n; i++)
    if (sim->replicas[i].is_older)
      return TRUE;
  return FALSE;
}

/* Nothing is left that the newer program knows and only keeps. */
void
sim_check_upgraded (Sim *sim)
{
  for (int i = 0; i < sim->n; i++)
    {
      g_autoptr (GString) kept = g_string_new (NULL);

      sim_lines (&sim->replicas[i], "SELECT tbl||' '||field||' '||val FROM unknown WHERE tbl IN ('gadget', 'gizmo')", kept);
      if (kept->len > 0)
        sim_fail (sim, "computer %d is up to date and does not know: %s", i, kept->str);
    }
}

static AccordRecord *
any_of (Sim *sim, SimReplica *replica, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) all = accord_test_boxed (accord_store_select (replica->store, query));

  return all->len > 0 ? accord_record_ref (all->pdata[sim_below (sim, (int) all->len)]) : NULL;
}

/* What the program of that computer can fill in. */
static void
fill_in (Sim *sim, SimReplica *replica, AccordEdit *edit, const AccordKind *kind, gint64 id, const char *field)
{
  g_autofree char *value = sim_value (sim);
  g_autoptr (AccordRecord) customer = NULL;

  if (g_str_equal (field, "customer"))
    {
      customer = sim_any (sim, replica, &accord_customer_kind, sim->customers);
      if (customer != NULL && !accord_record_is_deleted (customer))
        accord_edit_set_number (edit, kind, id, field, accord_record_id (customer));
      return;
    }
  accord_edit_set_text (edit, kind, id, field, value);
}

static void
create_gizmo (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) gadget = any_of (sim, replica, &newer_gadget);
  AccordEdit *edit = accord_edit_new ("Create gizmo");
  gint64 id = accord_edit_create (edit, &gizmo);

  fill_in (sim, replica, edit, &gizmo, id, "name");
  if (gadget != NULL)
    accord_edit_set_number (edit, &gizmo, id, "gadget", accord_record_id (gadget));
  sim_commit_quietly (sim, replica, edit);
}

/* Gadgets and gizmos, as far as the program of that computer knows them. */
void
sim_gadget (Sim *sim, SimReplica *replica)
{
  const AccordKind *kind = accord_kind_by_name ("gadget");
  g_autoptr (AccordRecord) gadget = NULL;
  AccordEdit *edit;
  gint64 id;

  if (!replica->is_older && sim_chance (sim, 25))
    return create_gizmo (sim, replica);
  gadget = sim_chance (sim, 50) ? any_of (sim, replica, kind) : NULL;
  edit = accord_edit_new ("Gadget");
  if (gadget == NULL)
    {
      id = accord_edit_create (edit, kind);
      for (int i = 0; i < kind->n_fields; i++)
        fill_in (sim, replica, edit, kind, id, kind->fields[i].name);
    }
  else if (sim_chance (sim, 10))
    accord_edit_delete (edit, kind, accord_record_id (gadget));
  else
    fill_in (sim, replica, edit, kind, accord_record_id (gadget), kind->fields[sim_below (sim, kind->n_fields)].name);
  sim_commit_quietly (sim, replica, edit);
}
