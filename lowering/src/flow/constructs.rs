//! The graph of the constructs of the ir.

use std::cell::RefCell;

use syn::{Expr, Pat};

use super::borrow::BorrowedPlace;
use super::builder::{Builder, Jump};
use super::graph::{Borrow, Flow, FlowNode, NodeId, Site};
use crate::ir::{self, Binding, Block, Body, JoinId, LocalId, Stmt, Tail};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::notes::Raises;

pub(crate) fn build(body: &Body) -> Flow {
    let flow = Flow {
        nodes: vec![FlowNode { scope: Some(body.block.params.clone()), ..FlowNode::default() }],
        points: vec![(NodeId(0), NodeId(0)); body.points.len()],
        joins: vec![None; body.joins],
        block_exits: vec![Vec::new(); body.blocks + 1],
        ..Flow::default()
    };
    let mut builder = Builder {
        current: flow.start,
        flow,
        names: Vec::new(),
        jumps: Vec::new(),
        locals: &body.locals,
        macros: Map::new(),
        marked_points: &body.marks,
        closures: Map::new(),
        held_by: Map::new(),
        loose_closures: Vec::new(),
        unasked: &body.unasked,
        named: RefCell::default(),
        hidden: RefCell::default(),
    };
    builder.block(&body.block);
    let Builder { flow, named, hidden, .. } = builder;
    Flow { named: named.into_inner(), hidden: hidden.into_inner(), ..flow }
}

impl Builder<'_> {
    fn block(&mut self, block: &Block) -> Vec<NodeId> {
        let outer = self.names.len();
        self.declare(&block.params, true);
        for (stmt, statement) in block.stmts.iter().enumerate() {
            self.stmt(statement, Site { block: block.id, stmt });
        }
        let ends = match &block.tail {
            None => vec![self.current],
            Some(Tail::Native(expr)) => {
                self.value(expr);
                vec![self.current]
            }
            Some(Tail::Node(node)) => self.node(node),
        };
        for end in &ends {
            // A block inside this one may end here too: that is where code is put.
            let visible = self.in_scope();
            self.flow.visible.entry(*end).or_insert(visible);
        }
        self.names.truncate(outer);
        self.flow.block_exits[block.id.0].clone_from(&ends);
        ends
    }

    fn stmt(&mut self, stmt: &Stmt, site: Site) {
        match stmt {
            Stmt::Native { stmt, declares } => {
                let borrow = self.borrow(stmt, declares);
                self.native_stmt(stmt, declares);
                if let Some((local, mut borrow)) = borrow
                    && borrow.node == self.current
                {
                    borrow.events.end = self.flow.nodes[self.current.0].events.len();
                    self.flow.borrows.insert(local, borrow);
                }
            }
            Stmt::Jump(jump) => {
                self.operands(jump);
                self.flow.jumps.insert(site, self.current);
                self.flow.visible.insert(self.current, self.in_scope());
                self.jump(jump);
            }
            Stmt::Bind { binding: Binding::Let { pat, diverge, declares, .. }, node: ir::Node::Value(expr) } => {
                let before = self.loose_closures.len();
                let (matched, failed) = self.matched(expr, pat, diverge.is_some());
                self.taken_out(expr, before, declares);
                if let Some(diverge) = diverge {
                    self.current = failed;
                    self.block(diverge);
                }
                self.current = matched;
                self.declare(declares, true);
            }
            Stmt::Bind { binding, node } => {
                let ends = self.node(node);
                match node.after() {
                    None => self.meet(ends),
                    Some(after) => self.join(after, ends),
                }
                if let Binding::Let { diverge, declares, .. } = binding {
                    if let Some(diverge) = diverge {
                        let matched = self.branch();
                        self.current = self.branch_from(matched.1);
                        self.block(diverge);
                        self.current = matched.0;
                    }

                    self.declare(declares, true);
                }
            }
        }
    }

    /// The borrow that a statement is about to take.
    fn borrow(&self, stmt: &syn::Stmt, declares: &[LocalId]) -> Option<(LocalId, Borrow)> {
        let [local] = declares[..] else { return None };
        let place = BorrowedPlace::borrowed_by(stmt)?;
        let root = self.resolve(place.root)?;
        let indices = place.indices().into_iter().filter_map(|index| self.resolve(index)).listed();
        let from = self.flow.nodes[self.current.0].events.len();
        let BorrowedPlace { fields, exclusive, .. } = place;
        Some((local, Borrow { root, indices, fields, exclusive, node: self.current, events: from..from }))
    }

    /// The nodes in which a construct ends with its value.
    fn node(&mut self, node: &ir::Node) -> Vec<NodeId> {
        match node {
            ir::Node::Value(expr) => {
                self.value(expr);
                vec![self.current]
            }
            ir::Node::Yield { point, operand, raises } => {
                if let Some(operand) = operand {
                    self.value(operand);
                }
                vec![self.suspend(*point, raises.as_ref())]
            }
            ir::Node::Delegate { point, operand, raises } => {
                self.value(operand);
                vec![self.suspend(*point, raises.as_ref())]
            }
            ir::Node::If { cond, then, otherwise, .. } => {
                let outer = self.names.len();
                let before = self.loose_closures.len();
                let (holds, fails) = self.condition(cond);
                self.names.truncate(outer);
                self.current = holds;
                if let Expr::Let(condition) = &**cond {
                    self.taken_out(&condition.expr, before, &then.params);
                }
                let mut ends = self.block(then);
                self.current = fails;
                match otherwise {
                    Some(otherwise) => ends.extend(self.block(otherwise)),
                    None => ends.push(fails),
                }
                ends
            }
            ir::Node::Match { scrutinee, arms, .. } => {
                let pats: Vec<&Pat> = arms.iter().map(|arm| &arm.pat).listed();
                let before = self.loose_closures.len();
                let entries = self.arms(scrutinee, &pats);
                let mut ends = Vec::new();
                for (arm, entry) in arms.iter().zip(entries) {
                    self.current = entry;
                    self.taken_out(scrutinee, before, &arm.body.params);
                    ends.extend(self.block(&arm.body));
                }
                ends
            }
            ir::Node::Loop { label, body, head, .. } => {
                let entry = self.new_node();
                self.link(self.current, entry);
                self.flow.nodes[entry.0].scope = Some(self.in_scope());
                self.flow.joins[head.0] = Some(entry);
                self.jumps.push(Jump {
                    label: ir::label_name(label.as_ref()).cloned(),
                    head: Some(entry),
                    breaks: Vec::new(),
                });
                self.current = entry;
                for end in self.block(body) {
                    self.link(end, entry);
                }
                self.jumps.pop().map_or_else(Vec::new, |jump| jump.breaks)
            }
            ir::Node::Scope { label, block, .. } => {
                self.jumps.push(Jump {
                    label: ir::label_name(label.as_ref()).cloned(),
                    head: None,
                    breaks: Vec::new(),
                });
                let mut ends = self.block(block);
                ends.extend(self.jumps.pop().map_or_else(Vec::new, |jump| jump.breaks));
                ends
            }
        }
    }

    /// Ends the node; answers the one that a sent value leads to.
    fn suspend(&mut self, point: ir::PointId, raises: Option<&Raises>) -> NodeId {
        for (mark, name) in self.marked_points.get(&point).into_iter().flatten() {
            self.mark(*mark, name);
        }
        let site = self.current;
        let entry = self.new_node();
        self.link(site, entry);
        self.flow.nodes[entry.0].scope = Some(self.in_scope());
        self.flow.points[point.0] = (site, entry);
        let Some(raises) = raises else { return entry };
        let raised = self.branch_from(entry);
        self.flow.raises.insert(point, raised);
        self.current = raised;
        self.leave(Some(&raises.label));
        self.branch_from(entry)
    }

    fn join(&mut self, join: JoinId, ends: Vec<NodeId>) {
        let textual = self.current;
        let node = self.new_node();
        for end in ends {
            self.link(end, node);
        }
        self.flow.nodes[node.0].textual = Some(textual);
        self.flow.nodes[node.0].scope = Some(self.in_scope());
        self.flow.joins[join.0] = Some(node);
        self.current = node;
    }
}
