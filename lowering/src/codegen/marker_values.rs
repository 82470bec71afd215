//! What a marker came to, where it is an operand of native code.
//!
//! Desugaring has put it into a variable, which stands where the marker begins. Where the operand is taken by value it seems to be the whole
//! marker, for what rustc says of its type, and what it proposes to put behind it: see `private/itself.rs`.
//!
//! ```text
//! takes(yield_!(1))        let sent_1 = …; takes(sent_1.__itself())
//! ```

use proc_macro2::Span;
use syn::{BinOp, Expr, UnOp};

use crate::analysis::Analysed;
use crate::emit::tokens::came_to;
use crate::ir::{Binding, Node, PointId, Stmt, Tail, walk};
use crate::sorted::Map;

/// The locals that hold what a marker came to, and where that marker begins and ends.
pub(super) struct MarkerValues {
    markers: Map<String, (Span, Span)>,
}

impl MarkerValues {
    /// Of those that suspend: in dead code a marker comes to nothing that has a type.
    pub(super) fn of(analysed: &Analysed<'_>) -> Self {
        let Analysed { body, flow, segments, .. } = analysed;
        let mut markers = Map::new();
        walk::each_block(&body.block, &mut |block| {
            for stmt in &block.stmts {
                let Stmt::Bind { binding: Binding::Let { declares, .. }, node } = stmt else { continue };
                let (&[local], Some(point)) = (&declares[..], point(node)) else { continue };
                let suspends = segments.is_entry(flow.entry_of(point));
                let (local, point) = (&body.locals[local.0], &body.points[point.0]);
                if local.role.is_sent() && suspends {
                    markers.insert(local.name.to_string(), (point.name, point.operand));
                }
            }
        });
        MarkerValues { markers }
    }

    pub(super) fn are_none(&self) -> bool {
        self.markers.is_empty()
    }

    /// Of the operands that the expression takes by value.
    pub(super) fn shown(&self, expr: &mut Expr) {
        if self.are_none() {
            return;
        }
        match expr {
            Expr::Call(call) => call.args.iter_mut().for_each(|operand| self.show(operand)),
            Expr::MethodCall(call) => call.args.iter_mut().for_each(|operand| self.show(operand)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|operand| self.show(operand)),
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|operand| self.show(operand)),
            Expr::Struct(made) => made.fields.iter_mut().for_each(|field| self.show(&mut field.expr)),
            Expr::Assign(assign) => self.show(&mut assign.right),
            Expr::Return(jump) => jump.expr.iter_mut().for_each(|operand| self.show(operand)),
            Expr::Break(jump) => jump.expr.iter_mut().for_each(|operand| self.show(operand)),
            Expr::If(branch) => self.show(&mut branch.cond),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) => self.show(&mut unary.expr),
            Expr::Binary(binary) if computes(&binary.op) => {
                self.show(&mut binary.left);
                self.show(&mut binary.right);
            }
            _ => {}
        }
    }

    fn show(&self, operand: &mut Expr) {
        if let Expr::Path(path) = operand
            && let Some(name) = path.path.get_ident()
            && let Some((begin, end)) = self.markers.get(&name.to_string())
        {
            *operand = Expr::Verbatim(came_to(name, *begin, *end));
        }
    }
}

/// The marker whose value a construct evaluates to.
fn point(node: &Node) -> Option<PointId> {
    match node {
        Node::Yield { point, .. } | Node::Delegate { point, .. } => Some(*point),
        Node::Scope { block, .. } => match &block.tail {
            Some(Tail::Node(node)) => point(node),
            Some(Tail::Native(_)) | None => None,
        },
        Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } => None,
    }
}

/// Whether an operator takes both operands by value. One that assigns takes its right one only, which may be copied first.
fn computes(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_)
            | BinOp::And(_)
            | BinOp::Or(_)
    )
}
